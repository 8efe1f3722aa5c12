package org.plantdiseasedetector.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.inference.djl.NativeTuning;

/** Starts the console {@code pdd}. */
public final class ConsoleLauncher {

  private static final String DATA_OPTION = "--data-dir";

  private ConsoleLauncher() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param arguments command, options and paths
   */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /**
   * Runs a command.
   *
   * @return the exit code
   */
  static int run(String... arguments) {
    // Decoding uses classes of AWT and JavaFX, which must not look for a window system.
    System.setProperty("java.awt.headless", "true");
    System.setProperty("glass.platform", "Headless");
    Environment environment = Environment.ofProcess();
    Path data = environment.dataDirectory(dataDirectory(arguments));
    LogFiles.start(data.resolve("logs"), "pdd", environment.home(), System.err);
    OperationsParts.catchCrashes(environment, data, System.err);
    NativeTuning.tune();
    return Product.compose(environment.withDataDirectory(data))
        .commandLine(console(environment))
        .run(arguments);
  }

  /** Standard output as a plain stream: unlike the usual printer it reports a failed write. */
  private static Console console(Environment environment) {
    Charset charset = environment.terminalCharset();
    return new Console(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
        charset,
        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, charset),
        environment.messagesAreWatched());
  }

  /** Finds the data folder ahead of the parser, since the parser already writes to the log. */
  static Optional<Path> dataDirectory(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith(DATA_OPTION + "=")) {
        return Optional.of(Path.of(arguments[i].substring(DATA_OPTION.length() + 1)));
      }
      if (arguments[i].equals(DATA_OPTION) && i + 1 < arguments.length) {
        return Optional.of(Path.of(arguments[i + 1]));
      }
    }
    return Optional.empty();
  }
}
