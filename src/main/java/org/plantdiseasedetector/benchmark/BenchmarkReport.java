package org.plantdiseasedetector.benchmark;

import java.util.Map;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.Stage;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * What a benchmark found.
 *
 * @param model name and version
 * @param device where inference ran
 * @param plan how a batch was spread over the processor
 * @param photos number of photos in a pass
 * @param failed how many of them could not be diagnosed; they count in no figure but the rate
 * @param warmUp what ran before and counts in no other figure
 * @param stages per step of a photo on its own; empty if all photos failed
 * @param latency of a photo on its own from reading to outcome
 * @param photosPerSecond in a batch, median of the passes
 */
public record BenchmarkReport(
    ModelIdentity model,
    ComputeDevice device,
    BatchPlan plan,
    int photos,
    int failed,
    WarmUp warmUp,
    Map<Stage, Times> stages,
    Times latency,
    double photosPerSecond) {

  /** Copies the map. */
  public BenchmarkReport {
    stages = Map.copyOf(stages);
  }

  /**
   * The first photos, which are slower.
   *
   * @param photos how many
   * @param firstMillis duration of the very first in milliseconds
   * @param allMillis duration of all in milliseconds
   */
  public record WarmUp(int photos, double firstMillis, double allMillis) {}
}
