package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.plantdiseasedetector.benchmark.Benchmark;
import org.plantdiseasedetector.benchmark.BenchmarkReport;
import org.plantdiseasedetector.cli.BenchmarkBench;
import org.plantdiseasedetector.cli.CommandFailure;
import org.plantdiseasedetector.cli.Console;
import org.plantdiseasedetector.cli.DeviceWords;
import org.plantdiseasedetector.cli.ExitCode;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.inference.DeviceChoice;

/**
 * Measures this machine.
 *
 * @param environment names the folders
 * @param composition starts the model
 * @param console for messages
 * @param nanoTime monotonic time in nanoseconds
 */
record MachineBench(
    Environment environment, Composition composition, Console console, LongSupplier nanoTime)
    implements BenchmarkBench {

  private static final int CALIBRATION_PASSES = 3;

  /** A plan has to be that much faster than the simplest one, or noise would decide. */
  private static final double CLEARLY = 1.03;

  @Override
  public List<Path> samples() {
    return List.of(environment.samplesDirectory());
  }

  @Override
  public BenchmarkReport measure(List<Path> photos, int passes, DeviceChoice device)
      throws CommandFailure {
    try (RunningDiagnosis running = composition.open(device, 0)) {
      running.remark().ifPresent(console::say);
      running.classifier().onFallback(fallback -> console.say(DeviceWords.of(fallback)));
      return new Benchmark(running.service(), running.plan(), nanoTime).run(photos, passes);
    } catch (ModelUnavailableException unavailable) {
      throw new CommandFailure(ExitCode.INTERNAL, unavailable.getMessage(), unavailable);
    }
  }

  @Override
  public BatchPlan calibrate(List<Path> photos) throws CommandFailure {
    try {
      int processors = environment.processors();
      BatchPlan best = BatchPlan.independent(processors);
      double bestRate = CLEARLY * rate(best, photos);
      for (BatchPlan plan : others(processors)) {
        double rate = rate(plan, photos);
        if (rate > bestRate) {
          best = plan;
          bestRate = rate;
        }
      }
      composition.planFile().write(best);
      return best;
    } catch (ModelUnavailableException unavailable) {
      throw new CommandFailure(ExitCode.INTERNAL, unavailable.getMessage(), unavailable);
    } catch (IOException refused) {
      throw notWritten(refused);
    }
  }

  private static List<BatchPlan> others(int processors) {
    return Stream.of(
            new BatchPlan(processors, 1, 4),
            new BatchPlan(processors + 1, 1, 1),
            new BatchPlan(Math.max(1, processors / 2), 1, 1),
            new BatchPlan(Math.max(1, processors / 2), 2, 1),
            new BatchPlan(processors, 2, 1),
            new BatchPlan(processors, processors, 16))
        .distinct()
        .toList();
  }

  private double rate(BatchPlan plan, List<Path> photos) throws ModelUnavailableException {
    try (RunningDiagnosis running = composition.open(DeviceChoice.CPU, plan)) {
      double rate =
          new Benchmark(running.service(), plan, nanoTime).rate(photos, CALIBRATION_PASSES);
      console.say(
          String.format(
              Locale.ROOT,
              "%d workers, %d threads each for inference, %d photos at once: %.1f photos a second",
              plan.workers(),
              plan.inferenceThreads(),
              plan.photosAtOnce(),
              rate));
      return rate;
    }
  }

  @Override
  public void forget() throws CommandFailure {
    try {
      composition.planFile().delete();
    } catch (IOException refused) {
      throw notWritten(refused);
    }
  }

  private CommandFailure notWritten(IOException refused) {
    return new CommandFailure(
        ExitCode.INTERNAL,
        "%s cannot be written: %s. Name another folder with --data-dir."
            .formatted(composition.planFile().file(), refused.getMessage()),
        refused);
  }
}
