package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.operations.MetricsFile;
import org.plantdiseasedetector.operations.Surroundings;
import picocli.CommandLine.Option;

/** The option {@code --metrics} of commands that diagnose. */
final class MetricsOptions {

  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(15);

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = {
        "Keep metrics in this file while the command runs, in the text format of",
        "Prometheus, for the textfile collector of the node exporter."
      })
  private @Nullable Path file;

  /**
   * Begins to keep metrics, if the user wants them.
   *
   * @param running what is counted
   * @param console where a failure is said
   * @param nanoTime monotonic time in nanoseconds
   * @return gives the service to use, and is closed at the end
   * @throws CommandFailure if the file cannot be written
   */
  Watch watch(ServiceFactory.RunningService running, Console console, LongSupplier nanoTime)
      throws CommandFailure {
    if (file == null) {
      return running::service;
    }
    Writer writer = new Writer(new MetricsFile(file), running, console, nanoTime);
    try {
      writer.write();
    } catch (IOException refused) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Nothing can be written to %s: %s. Name a file in a folder that exists."
              .formatted(file, refused.getMessage()),
          refused);
    }
    return writer;
  }

  /** Keeps the file up to date. */
  @FunctionalInterface
  interface Watch extends AutoCloseable {
    /** Returns the service whose photos the file follows. */
    DiagnosisService service();

    /** Writes the last state. */
    @Override
    default void close() {
      // Without a file there is nothing to write.
    }
  }

  private static final class Writer implements Watch, DiagnosisService {

    private final MetricsFile file;
    private final ServiceFactory.RunningService running;
    private final Console console;
    private final LongSupplier nanoTime;
    private final Surroundings around;
    private long last;
    private boolean isBroken;

    Writer(
        MetricsFile file,
        ServiceFactory.RunningService running,
        Console console,
        LongSupplier nanoTime) {
      this.file = file;
      this.running = running;
      this.console = console;
      this.nanoTime = nanoTime;
      this.around = Surroundings.of(ProductVersion.plain(), running.model().identity().toString());
    }

    void write() throws IOException {
      last = nanoTime.getAsLong();
      file.write(running.metrics().snapshot(), around);
    }

    @Override
    public DiagnosisService service() {
      return this;
    }

    @Override
    public Diagnosis diagnose(Path photo) {
      return running.service().diagnose(photo);
    }

    @Override
    public void diagnoseAll(List<Path> photos, Listener listener, BooleanSupplier cancelled) {
      running
          .service()
          .diagnoseAll(
              photos,
              (index, diagnosis) -> {
                listener.done(index, diagnosis);
                if (nanoTime.getAsLong() - last >= INTERVAL) {
                  tryWrite();
                }
              },
              cancelled);
    }

    /** The photos matter more than their metrics. */
    private void tryWrite() {
      try {
        write();
      } catch (IOException refused) {
        if (!isBroken) {
          console.say(
              "The metrics in %s are not kept up to date: %s."
                  .formatted(file.path(), refused.getMessage()));
        }
        isBroken = true;
      }
    }

    @Override
    public void close() {
      tryWrite();
    }
  }
}
