package org.plantdiseasedetector.benchmark;

import java.time.Instant;
import java.util.Map;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.Stage;
import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * What a benchmark found; kept in the data folder, and the form in which reference machines ship.
 *
 * @param at when it ended
 * @param version of the app
 * @param model name and version
 * @param device where inference ran
 * @param plan how a batch was spread over the processor
 * @param machine the computer
 * @param conditions under which it ran
 * @param photos what was diagnosed
 * @param warmUp what ran before and counts in no other figure
 * @param stages per step of a photo on its own; empty if all photos failed
 * @param latency of a photo on its own from reading to outcome
 * @param photosPerSecond in a batch, median
 * @param extras of a full benchmark
 */
public record BenchmarkRun(
    Instant at,
    String version,
    ModelIdentity model,
    String device,
    BatchPlan plan,
    MachineFacts machine,
    Conditions conditions,
    Photos photos,
    WarmUp warmUp,
    Map<Stage, Latency> stages,
    Latency latency,
    Figure photosPerSecond,
    Extras extras) {

  /** Copies the map. */
  public BenchmarkRun {
    stages = Map.copyOf(stages);
  }

  /**
   * The photos of a pass.
   *
   * @param source where they come from
   * @param count how many
   * @param failed how many could not be diagnosed; they count in no figure but the rate
   */
  public record Photos(Source source, int count, int failed) {}

  /** Where photos come from. */
  public enum Source {
    /** Made of sample photos, as large as those of a phone. */
    PHONE,
    /** Chosen by the user. */
    NAMED
  }

  /**
   * The first photos, which are slower.
   *
   * @param photos how many
   * @param firstMillis duration of the very first in milliseconds
   * @param allMillis duration of all in milliseconds
   */
  public record WarmUp(int photos, double firstMillis, double allMillis) {}

  /**
   * Returns whether another run can be compared with this one: same computer, model, device and
   * kind of photos.
   *
   * @param other a run
   */
  public boolean comparesWith(BenchmarkRun other) {
    return machine.equals(other.machine)
        && model.equals(other.model)
        && device.equals(other.device)
        && photos.source() == other.photos.source();
  }

  /** Returns the same run with what was measured beyond it. */
  BenchmarkRun with(Extras more) {
    return new BenchmarkRun(
        at,
        version,
        model,
        device,
        plan,
        machine,
        conditions,
        photos,
        warmUp,
        stages,
        latency,
        photosPerSecond,
        more);
  }
}
