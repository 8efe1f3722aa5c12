package org.plantdiseasedetector.readiness.checks;

import java.util.List;
import java.util.Optional;

/**
 * What the installed model did with the sample photos just now.
 *
 * @param device where inference ran
 * @param goldenDifference largest difference from the stored logits as a share of their range;
 *     empty if the bundle stores none
 * @param samples one per photo
 * @param photosPerSecond of a batch over all samples
 */
public record SelfTest(
    String device,
    Optional<Double> goldenDifference,
    List<Sample> samples,
    double photosPerSecond) {

  /** Copies the list. */
  public SelfTest {
    samples = List.copyOf(samples);
  }

  /**
   * A diagnosed photo.
   *
   * @param file its name
   * @param classId the most probable class; empty for a photo without a diagnosis
   * @param failure why there is no diagnosis
   * @param millis how long it took on its own
   */
  public record Sample(
      String file, Optional<String> classId, Optional<String> failure, double millis) {}

  /** Returns the names of the photos that could not be diagnosed, with the reasons. */
  List<String> failures() {
    return samples.stream()
        .filter(sample -> sample.failure().isPresent())
        .map(sample -> sample.file() + ": " + sample.failure().orElseThrow())
        .toList();
  }

  /**
   * Returns a quantile of the times of single photos.
   *
   * @param share from 0 to 1
   * @return milliseconds; not a number without photos
   */
  double quantileMillis(double share) {
    double[] sorted = samples.stream().mapToDouble(Sample::millis).sorted().toArray();
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
