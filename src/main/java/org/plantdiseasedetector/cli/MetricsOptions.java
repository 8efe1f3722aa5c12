package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.operations.MetricsFile;
import org.plantdiseasedetector.operations.Surroundings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The option {@code --metrics} of commands that diagnose. */
final class MetricsOptions {

  private static final long INTERVAL = 15;

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
   * @param out where the command writes its results, if not to standard output; may not exist yet
   * @return is closed at the end
   * @throws CommandFailure if the file cannot be written
   */
  Watch watch(ServiceFactory.RunningService running, Console console, @Nullable Path out)
      throws CommandFailure {
    if (file == null) {
      return () -> {};
    }
    Writer writer = new Writer(new MetricsFile(file), out == null ? file : out, running, console);
    try {
      writer.write();
    } catch (IOException refused) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Nothing can be written to %s: %s. Name a file in a folder that exists."
              .formatted(file, refused.getMessage()),
          refused);
    }
    writer.start();
    return writer;
  }

  /** Keeps the file up to date. */
  @FunctionalInterface
  interface Watch extends AutoCloseable {
    /** Writes the last state. */
    @Override
    void close();
  }

  /** Writes from one thread after another, never from two at a time. */
  private static final class Writer implements Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final MetricsFile file;
    private final Path results;
    private final ServiceFactory.RunningService running;
    private final Console console;
    private final ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("metrics").factory());
    private boolean isBroken;

    Writer(MetricsFile file, Path results, ServiceFactory.RunningService running, Console console) {
      this.file = file;
      this.results = results.toAbsolutePath();
      this.running = running;
      this.console = console;
    }

    /** Also while no photo gets finished: a file that is old means that its task is gone. */
    void start() {
      Future<?> _ =
          timer.scheduleWithFixedDelay(this::tryWrite, INTERVAL, INTERVAL, TimeUnit.SECONDS);
    }

    void write() throws IOException {
      Surroundings around =
          Surroundings.of(ProductVersion.plain(), running.model().identity().toString());
      file.write(running.metrics().snapshot(), around.withDiskFree(free()));
    }

    private OptionalLong free() {
      Path folder = results;
      while (!Files.isDirectory(folder) && folder.getParent() != null) {
        folder = folder.getParent();
      }
      try {
        return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
      } catch (IOException unknown) {
        LOG.warn("event=disk_unknown", unknown);
        return OptionalLong.empty();
      }
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
      timer.close();
      tryWrite();
    }
  }
}
