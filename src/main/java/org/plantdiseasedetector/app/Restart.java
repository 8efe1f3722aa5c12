package org.plantdiseasedetector.app;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts the app anew after an error. Only ever on the user's wish, and not within a minute of the
 * last time.
 *
 * @param command program and arguments of this process
 */
record Restart(List<String> command) {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  Restart {
    command = List.copyOf(command);
  }

  /**
   * Finds out how to start the app anew.
   *
   * @return empty if the system does not tell the command, or the app was started so just now
   */
  static Optional<Restart> ofProcess(Environment environment, Instant now) {
    ProcessHandle.Info info = ProcessHandle.current().info();
    return of(info.command(), info.arguments(), environment.restartedAt(), now);
  }

  static Optional<Restart> of(
      Optional<String> program,
      Optional<String[]> arguments,
      Optional<Instant> restarted,
      Instant now) {
    boolean isTooSoon = restarted.filter(at -> now.isBefore(at.plus(PATIENCE))).isPresent();
    if (program.isEmpty() || isTooSoon) {
      return Optional.empty();
    }
    // A Java runtime without arguments is no app; a packaged app's program is enough.
    boolean isJava = program.get().replace('\\', '/').matches(".*/javaw?(\\.exe)?");
    if (isJava && arguments.isEmpty()) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of(program.get()));
    arguments.ifPresent(words -> command.addAll(List.of(words)));
    return Optional.of(new Restart(command));
  }

  /** Starts another process; this one has to end by itself. */
  void now() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    Environment.forgetLauncher(builder.environment());
    builder.environment().put(Environment.RESTARTED_VARIABLE, Instant.now().toString());
    builder.start();
  }
}
