package org.plantdiseasedetector.evaluation;

import java.util.Arrays;

/**
 * A figure with its 95 % interval. All three are not a number when the figure is undefined.
 *
 * @param value on the photos themselves
 * @param low 2.5th percentile over the resamples
 * @param high 97.5th percentile over the resamples
 */
public record Estimate(double value, double low, double high) {

  /** Probability that the interval is meant to hold. */
  public static final double LEVEL = 0.95;

  /**
   * Takes the interval from resampled figures; resamples in which the figure is undefined are left
   * out.
   *
   * @param value the figure itself
   * @param resampled the figure in each resample, in any order
   */
  public static Estimate of(double value, double[] resampled) {
    double[] sorted = Arrays.stream(resampled).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double tail = (1 - LEVEL) / 2;
    return new Estimate(value, percentile(sorted, tail), percentile(sorted, 1 - tail));
  }

  /** Interpolates linearly between order statistics (type 7 of Hyndman and Fan 1996). */
  private static double percentile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
