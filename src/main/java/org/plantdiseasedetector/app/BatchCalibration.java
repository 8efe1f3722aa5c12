package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.diagnosis.PlanTrial;
import org.plantdiseasedetector.diagnosis.TrialBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out how batches run fastest on this machine, with a loaded model, and stores it.
 *
 * @param running the loaded model
 * @param file where the plan is stored
 * @param processors of this machine
 * @param nanoTime monotonic time in nanoseconds
 */
record BatchCalibration(
    RunningDiagnosis running, PlanFile file, int processors, LongSupplier nanoTime) {

  private static final Logger LOG = LoggerFactory.getLogger(BatchCalibration.class);

  /** Photos of one measurement per processor. */
  private static final int PHOTOS_OF_PROCESSOR = 8;

  /** The plain plan first. */
  PlanTrial trial() {
    return new PlanTrial(
        Stream.of(
                BatchPlan.independent(processors),
                new BatchPlan(processors, 1, 4),
                new BatchPlan(processors + 1, 1, 1),
                new BatchPlan(Math.max(1, processors / 2), 2, 1))
            .distinct()
            .toList());
  }

  /** Returns a service that works by a plan; its threads end by themselves when unused. */
  DiagnosisService by(BatchPlan plan) {
    return running.service().with(Threads.fading(plan.workers(), "trial"), plan);
  }

  /** Returns a service that finds the plan on the photos of a large batch. */
  TrialBatch onBatch() {
    return new TrialBatch(this::by, trial(), nanoTime, this::keep);
  }

  /**
   * Finds the plan on given photos; takes about a minute.
   *
   * @param photos at least one
   * @param stop when true, the trial ends without a result after the photos in work
   * @return empty if stopped
   */
  Optional<PlanTrial.Result> onPhotos(List<Path> photos, BooleanSupplier stop) {
    int some = PHOTOS_OF_PROCESSOR * processors;
    List<Path> chunk =
        Collections.nCopies((some + photos.size() - 1) / photos.size(), photos).stream()
            .flatMap(List::stream)
            .toList();
    return trial().run(plan -> rate(by(plan), chunk, stop));
  }

  private OptionalDouble rate(DiagnosisService service, List<Path> photos, BooleanSupplier stop) {
    long start = nanoTime.getAsLong();
    service.diagnoseAll(photos, (_, _) -> {}, stop);
    double seconds = Math.max(1, nanoTime.getAsLong() - start) / 1e9;
    return stop.getAsBoolean() || Thread.currentThread().isInterrupted()
        ? OptionalDouble.empty()
        : OptionalDouble.of(photos.size() / seconds);
  }

  /** Stores a result that nobody asked for; where that fails, it is measured again next time. */
  void keep(PlanTrial.Result result) {
    try {
      file.write(result);
      LOG.info("event=batches_calibrated plan={} times={}", result.plan(), result.times());
    } catch (IOException refused) {
      LOG.warn("event=plan_not_stored file={}", file.file(), refused);
    }
  }
}
