package org.plantdiseasedetector.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.RandomAccess;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.Diagnosis;

/**
 * Diagnoses photos without a pause for some minutes, with latency over time. What was measured goes
 * to disk window by window, so that it survives whatever ends the process. Not for use by several
 * threads at a time.
 *
 * @param subject the loaded model
 * @param probe looks at the computer
 * @param version of the app
 * @param journal keeps what was measured
 * @param clock tells the time of the run
 * @param nanoTime monotonic time in nanoseconds
 */
public record LoadTest(
    Subject subject,
    MachineProbe probe,
    String version,
    LoadJournal journal,
    InstantSource clock,
    LongSupplier nanoTime) {

  /** Longest test. */
  public static final int MOST_MINUTES = 24 * 60;

  /** Windows of a test; those of a long one are longer. */
  private static final int WINDOWS = 60;

  private static final double NANOS_PER_SECOND = 1e9;

  /** Follows a load test and may stop it. */
  public interface Watch {

    /**
     * A window ended; called on a thread of the test.
     *
     * @param window what was measured in it
     * @param seconds how long the test shall run in all
     */
    void window(LoadRun.Window window, int seconds);

    /** Returns whether to stop after the photos in work. */
    boolean stopped();
  }

  /**
   * Runs the test; a stopped one counts with what was measured until then.
   *
   * @param photos at least one
   * @param minutes from 1 to {@value #MOST_MINUTES}
   * @param watch follows and may stop it
   * @throws IOException if the journal cannot be written; then the test stops
   * @throws StoppedException if it was stopped before anything was measured
   */
  public LoadRun run(List<Path> photos, int minutes, Watch watch)
      throws IOException, StoppedException {
    for (int i = 0; i < Benchmark.WARM_UP && !watch.stopped(); i++) {
      subject.pipeline().diagnose(photos.get(i % photos.size()));
    }
    int seconds = 60 * minutes;
    LoadRun.Start start =
        new LoadRun.Start(
            clock.instant(),
            version,
            subject.model(),
            subject.device().id(),
            subject.plan(),
            probe.facts(),
            probe.power(),
            minutes,
            Math.max(1, seconds / WINDOWS));
    OptionalLong heat = probe.throttleCount();
    journal.begin(start);
    Recorder recorder = new Recorder(start, watch);
    subject.pipeline().diagnoseAll(new Endless(photos), recorder::done, recorder::isOver);
    recorder.end();
    return new LoadRun(
        start,
        recorder.windows,
        recorder.seconds() >= seconds,
        new LoadRun.End(probe.peakMib(), difference(probe.throttleCount(), heat)));
  }

  private static OptionalLong difference(OptionalLong now, OptionalLong before) {
    return now.isPresent() && before.isPresent()
        ? OptionalLong.of(now.getAsLong() - before.getAsLong())
        : OptionalLong.empty();
  }

  /** The same photos again and again. */
  private static final class Endless extends AbstractList<Path> implements RandomAccess {

    /** More than a day's photos. */
    private static final int MANY = 1 << 28;

    private final List<Path> photos;

    Endless(List<Path> photos) {
      this.photos = photos;
    }

    @Override
    public Path get(int index) {
      return photos.get(index % photos.size());
    }

    @Override
    public int size() {
      return MANY;
    }
  }

  /** Sorts photos into windows. Its methods are called by several threads. */
  private final class Recorder {

    private final LoadRun.Start start;
    private final Watch watch;
    private final ProcessorWatch processors =
        new ProcessorWatch(probe, ProcessorWatch.ofThisProcess());
    private final long begin = nanoTime.getAsLong();
    private final List<LoadRun.Window> windows = new ArrayList<>();
    private List<Double> latencies = new ArrayList<>();
    private int failed;
    private @Nullable IOException refused;

    Recorder(LoadRun.Start start, Watch watch) {
      this.start = start;
      this.watch = watch;
    }

    double seconds() {
      return (nanoTime.getAsLong() - begin) / NANOS_PER_SECOND;
    }

    synchronized boolean isOver() {
      return refused != null || watch.stopped() || seconds() >= 60.0 * start.minutes();
    }

    synchronized void done(int index, Diagnosis diagnosis) {
      if (diagnosis.failure().isPresent()) {
        failed++;
      } else {
        latencies.add(diagnosis.elapsed().toNanos() / 1e6);
      }
      if (seconds() >= (windows.size() + 1.0) * start.windowSeconds()) {
        closeWindow();
      }
    }

    private void closeWindow() {
      double[] millis = latencies.stream().mapToDouble(value -> value).toArray();
      LoadRun.Window window =
          new LoadRun.Window(
              seconds(),
              latencies.size() + failed,
              failed,
              millis.length == 0 ? 0 : Statistics.quantile(millis, 0.5).value(),
              millis.length == 0 ? 0 : Statistics.quantile(millis, 0.95).value(),
              processors.othersShare(),
              probe.residentMib(),
              probe.power());
      latencies = new ArrayList<>();
      failed = 0;
      windows.add(window);
      try {
        journal.add(window);
      } catch (IOException full) {
        refused = full;
      }
      watch.window(window, 60 * start.minutes());
    }

    /** Photos after the last whole window count only if there is no other. */
    synchronized void end() throws IOException, StoppedException {
      if (windows.isEmpty() && latencies.size() + failed > 0) {
        closeWindow();
      }
      if (refused != null) {
        throw refused;
      }
      if (windows.isEmpty()) {
        throw new StoppedException();
      }
    }
  }
}
