package org.plantdiseasedetector.benchmark;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.diagnosis.Stage;
import org.plantdiseasedetector.domain.Diagnosis;

/**
 * Times the diagnosis of photos one by one, step by step, and in batches. Not for use by several
 * threads at a time.
 *
 * @param subject the app's pipeline with a loaded model
 * @param probe looks at the computer
 * @param version of the app
 * @param clock tells the time of the run
 * @param nanoTime monotonic time in nanoseconds
 */
public record Benchmark(
    Subject subject,
    MachineProbe probe,
    String version,
    InstantSource clock,
    LongSupplier nanoTime) {

  /** Photos before the first that counts: until then the virtual machine compiles what is used. */
  static final int WARM_UP = 24;

  /** A batch of fewer photos would measure mostly how it begins and ends. */
  private static final int LEAST_BATCH = 32;

  /** From six batches on the interval of their median has both ends; more bring little. */
  private static final int MOST_BATCHES = 8;

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Runs the benchmark.
   *
   * @param photos the photos, at least one
   * @param source where they come from
   * @param passes how often each is diagnosed on its own, at least 1
   * @param watch follows and may stop it
   * @throws StoppedException if it was stopped
   */
  public BenchmarkRun run(List<Path> photos, BenchmarkRun.Source source, int passes, Watch watch)
      throws StoppedException {
    ProcessorWatch processors = new ProcessorWatch(probe, ProcessorWatch.ofThisProcess());
    Power power = probe.power();
    BenchmarkRun.WarmUp warmUp = warmUp(photos, watch);
    Singles singles = singles(photos, passes, watch);
    Figure rate =
        rate(subject.pipeline(), photos, Math.min(passes, MOST_BATCHES), Phase.BATCHES, watch);
    return new BenchmarkRun(
        clock.instant(),
        version,
        subject.model(),
        subject.device().id(),
        subject.plan(),
        probe.facts(),
        new Conditions(power, processors.othersShare()),
        new BenchmarkRun.Photos(source, photos.size(), singles.failed / passes),
        warmUp,
        singles.stages(),
        Latency.of(singles.latencies),
        rate,
        Extras.none());
  }

  /**
   * Measures the latency of photos on their own.
   *
   * @param photos at least one
   * @param passes how often each is diagnosed
   * @param watch may stop it
   */
  Latency latency(List<Path> photos, int passes, Watch watch) throws StoppedException {
    photos.forEach(subject.pipeline()::diagnose);
    return Latency.of(singles(photos, passes, watch).latencies);
  }

  private Singles singles(List<Path> photos, int passes, Watch watch) throws StoppedException {
    Singles singles = new Singles();
    for (int pass = 0; pass < passes; pass++) {
      for (Path photo : photos) {
        StoppedException.check(watch);
        singles.diagnose(photo);
      }
      watch.at(Phase.SINGLES, pass + 1, passes);
    }
    return singles;
  }

  /** Measures the rate in batches after one that warms up; in photos a second, with an interval. */
  Figure rate(DiagnosisService service, List<Path> photos, int batches, Phase phase, Watch watch)
      throws StoppedException {
    List<Path> batch = repeated(photos, LEAST_BATCH);
    double[] rates = new double[batches];
    for (int i = -1; i < batches; i++) {
      StoppedException.check(watch);
      long start = nanoTime.getAsLong();
      service.diagnoseAll(batch, (_, _) -> {}, watch::stopped);
      double nanos = Math.max(1, nanoTime.getAsLong() - start);
      if (i >= 0) {
        rates[i] = batch.size() * NANOS_PER_SECOND / nanos;
        watch.at(phase, i + 1, batches);
      }
    }
    StoppedException.check(watch);
    return Statistics.quantile(rates, 0.5);
  }

  private static List<Path> repeated(List<Path> photos, int least) {
    int times = (least + photos.size() - 1) / photos.size();
    return Collections.nCopies(times, photos).stream().flatMap(List::stream).toList();
  }

  private BenchmarkRun.WarmUp warmUp(List<Path> photos, Watch watch) throws StoppedException {
    long start = nanoTime.getAsLong();
    double first = 0;
    for (int i = 0; i < WARM_UP; i++) {
      StoppedException.check(watch);
      subject.pipeline().diagnose(photos.get(i % photos.size()));
      if (i == 0) {
        first = (nanoTime.getAsLong() - start) / NANOS_PER_MILLI;
      }
      watch.at(Phase.WARM_UP, i + 1, WARM_UP);
    }
    double all = (nanoTime.getAsLong() - start) / NANOS_PER_MILLI;
    return new BenchmarkRun.WarmUp(WARM_UP, first, all);
  }

  /** Collects the times of photos on their own. */
  private final class Singles {

    private final Map<Stage, List<Long>> stages = new EnumMap<>(Stage.class);
    private final List<Long> latencies = new ArrayList<>();
    private int failed;

    void diagnose(Path photo) {
      Map<Stage, Long> ends = new EnumMap<>(Stage.class);
      long start = nanoTime.getAsLong();
      Diagnosis diagnosis =
          subject.pipeline().diagnose(photo, stage -> ends.put(stage, nanoTime.getAsLong()));
      long end = nanoTime.getAsLong();
      if (diagnosis.failure().isPresent()) {
        failed++;
        return;
      }
      latencies.add(end - start);
      long before = start;
      for (Map.Entry<Stage, Long> stage : ends.entrySet()) {
        stages
            .computeIfAbsent(stage.getKey(), _ -> new ArrayList<>())
            .add(stage.getValue() - before);
        before = stage.getValue();
      }
    }

    Map<Stage, Latency> stages() {
      Map<Stage, Latency> times = new EnumMap<>(Stage.class);
      stages.forEach((stage, nanos) -> times.put(stage, Latency.of(nanos)));
      return times;
    }
  }
}
