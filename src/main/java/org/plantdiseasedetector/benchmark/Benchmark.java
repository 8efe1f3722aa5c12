package org.plantdiseasedetector.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.DiagnosisPipeline;
import org.plantdiseasedetector.diagnosis.Stage;
import org.plantdiseasedetector.domain.Diagnosis;

/**
 * Times the diagnosis of photos one by one, step by step, and in batches. Not for use by several
 * threads at a time.
 *
 * @param pipeline the app's pipeline with a loaded model
 * @param plan of the pipeline's batches
 * @param nanoTime monotonic time in nanoseconds
 */
public record Benchmark(DiagnosisPipeline pipeline, BatchPlan plan, LongSupplier nanoTime) {

  /** Photos before the first that counts: until then the virtual machine compiles what is used. */
  static final int WARM_UP = 24;

  /** A batch of fewer photos would measure mostly how it begins and ends. */
  private static final int LEAST_BATCH = 32;

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Runs the benchmark.
   *
   * @param photos the photos, at least one
   * @param passes how often each is diagnosed on its own, and how many batches run, at least 1
   */
  public BenchmarkReport run(List<Path> photos, int passes) {
    BenchmarkReport.WarmUp warmUp = warmUp(photos);
    Singles singles = new Singles();
    for (int pass = 0; pass < passes; pass++) {
      photos.forEach(singles::diagnose);
    }
    double rate = rate(photos, passes);
    Diagnosis first = pipeline.diagnose(photos.getFirst());
    return new BenchmarkReport(
        first.model(),
        first.device(),
        plan,
        photos.size(),
        singles.failed / passes,
        warmUp,
        singles.stages(),
        singles.latency(),
        rate);
  }

  /**
   * Measures the rate in batches after a warm-up.
   *
   * @param photos the photos, at least one
   * @param passes number of batches, at least 1
   * @return median of the batches in photos a second
   */
  public double rate(List<Path> photos, int passes) {
    List<Path> batch = repeated(photos, LEAST_BATCH);
    pipeline.diagnoseAll(batch, (_, _) -> {}, () -> false);
    List<Double> rates = new ArrayList<>();
    for (int pass = 0; pass < passes; pass++) {
      long start = nanoTime.getAsLong();
      pipeline.diagnoseAll(batch, (_, _) -> {}, () -> false);
      rates.add(batch.size() * NANOS_PER_SECOND / (nanoTime.getAsLong() - start));
    }
    return Times.quantile(rates, 0.5);
  }

  private static List<Path> repeated(List<Path> photos, int least) {
    int times = (least + photos.size() - 1) / photos.size();
    return Collections.nCopies(times, photos).stream().flatMap(List::stream).toList();
  }

  private BenchmarkReport.WarmUp warmUp(List<Path> photos) {
    long start = nanoTime.getAsLong();
    pipeline.diagnose(photos.getFirst());
    long first = nanoTime.getAsLong() - start;
    for (int i = 1; i < WARM_UP; i++) {
      pipeline.diagnose(photos.get(i % photos.size()));
    }
    long all = nanoTime.getAsLong() - start;
    return new BenchmarkReport.WarmUp(WARM_UP, first / NANOS_PER_MILLI, all / NANOS_PER_MILLI);
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
          pipeline.diagnose(photo, stage -> ends.put(stage, nanoTime.getAsLong()));
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

    Map<Stage, Times> stages() {
      Map<Stage, Times> times = new EnumMap<>(Stage.class);
      stages.forEach((stage, nanos) -> times.put(stage, Times.of(nanos)));
      return times;
    }

    Times latency() {
      return latencies.isEmpty() ? new Times(0, 0) : Times.of(latencies);
    }
  }
}
