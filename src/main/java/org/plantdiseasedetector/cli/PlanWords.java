package org.plantdiseasedetector.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import org.plantdiseasedetector.diagnosis.BatchPlan;

/** Says how batches are spread over the processor, and why. */
public final class PlanWords {

  private PlanWords() {}

  /**
   * Names a plan.
   *
   * @param plan the plan
   */
  public static String of(BatchPlan plan) {
    return "%d workers, %d threads each for inference, %d photos at once"
        .formatted(plan.workers(), plan.inferenceThreads(), plan.photosAtOnce());
  }

  /**
   * Says where a plan comes from.
   *
   * @param times its measured speed as a multiple of the plain plan's; 1 if no other was clearly
   *     faster; empty if nothing was measured
   */
  public static String origin(OptionalDouble times) {
    if (times.isEmpty()) {
      return "not measured on this machine yet";
    }
    return times.getAsDouble() > 1
        ? String.format(
            Locale.ROOT,
            "measured on this machine, %.2f times as fast as one worker per processor",
            times.getAsDouble())
        : "measured on this machine, no other way was clearly faster";
  }
}
