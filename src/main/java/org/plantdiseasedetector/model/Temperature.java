package org.plantdiseasedetector.model;

import java.util.Arrays;

/**
 * Temperature scaling (Guo et al. 2017, arXiv 1706.04599) whose temperature depends on the photo,
 * in the manner of parameterised temperature scaling (Tomani et al. 2022, arXiv 2102.12182) but
 * with three parameters only: {@code T = exp(base + byField · f + bySpread · s)}, where {@code f}
 * is how much the scene looks like the field and {@code s} the standard deviation of the logits.
 *
 * @param base logarithm of the temperature of a lab photo with equal logits
 * @param byField what a scene in the field adds
 * @param bySpread what a standard deviation of 1 adds
 */
public record Temperature(double base, double byField, double bySpread) {

  /** Temperatures are kept within these limits, whatever the logits are. */
  private static final double MAX_LOG = 5;

  /** Logits as they are. */
  public static final Temperature ONE = new Temperature(0, 0, 0);

  /**
   * Turns logits into calibrated probabilities.
   *
   * @param logits one per class
   * @param fieldLikeness in [0, 1]
   * @return softmax of logits over the temperature, summing to 1
   */
  public double[] probabilities(double[] logits, double fieldLikeness) {
    double temperature = at(spread(logits), fieldLikeness);
    double max = Arrays.stream(logits).max().orElseThrow();
    double[] probabilities = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = Math.exp((logits[i] - max) / temperature);
      sum += probabilities[i];
    }
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  /**
   * Returns the temperature.
   *
   * @param spread standard deviation of the logits
   * @param fieldLikeness in [0, 1]
   * @return above 0
   */
  public double at(double spread, double fieldLikeness) {
    double log = base + byField * fieldLikeness + bySpread * spread;
    return Math.exp(Math.clamp(log, -MAX_LOG, MAX_LOG));
  }

  /**
   * Computes the standard deviation of logits.
   *
   * @param logits at least one
   */
  public static double spread(double[] logits) {
    double mean = Arrays.stream(logits).average().orElseThrow();
    double sum = 0;
    for (double logit : logits) {
      sum += (logit - mean) * (logit - mean);
    }
    return Math.sqrt(sum / logits.length);
  }
}
