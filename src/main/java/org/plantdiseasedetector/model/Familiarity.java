package org.plantdiseasedetector.model;

import java.util.Arrays;

/**
 * Tells how unfamiliar a photo is. It mixes three signals.
 *
 * <ul>
 *   <li>the Mahalanobis distance of the embedding, scaled to length 1, to the nearest class mean in
 *       a subspace (Lee et al. 2018, arXiv 1807.03888; on scaled embeddings Müller and Hein 2025,
 *       arXiv 2505.18032),
 *   <li>the energy of the logits (Liu et al. 2020, arXiv 2010.03759),
 *   <li>a linear score that separates leaves from pictures without one.
 * </ul>
 *
 * @param dimensions of the subspace
 * @param basis row-major {@code dimensions × features}; projects and whitens
 * @param means row-major {@code classes × dimensions}; class means after projection
 * @param noLeaf grows the less a picture looks like a leaf
 * @param mix weights of a constant, the logarithm of the squared distance, the energy and the
 *     no-leaf score
 */
@SuppressWarnings("ArrayRecordComponent")
public record Familiarity(
    int dimensions, float[] basis, float[] means, LinearScore noLeaf, double[] mix) {

  /** Number of weights in {@link #mix()}. */
  public static final int SIGNALS = 4;

  private static final double LEAST_DISTANCE = 1e-6;

  /** Checks the shapes. */
  public Familiarity {
    if (dimensions < 1
        || basis.length != dimensions * noLeaf.weight().length
        || means.length % dimensions != 0
        || means.length == 0
        || mix.length != SIGNALS) {
      throw new IllegalArgumentException("The shapes of the familiarity statistics do not match");
    }
  }

  /**
   * Computes the signals.
   *
   * @param unit embedding of length 1
   * @param logits one per class
   * @return 1, logarithm of the least squared distance, energy, no-leaf score
   */
  public double[] signals(float[] unit, double[] logits) {
    double distance = Math.max(LEAST_DISTANCE, nearest(project(unit)));
    return new double[] {1, Math.log(distance), energy(logits), noLeaf.of(unit)};
  }

  /**
   * Mixes the signals.
   *
   * @param unit embedding of length 1
   * @param logits one per class
   * @return unfamiliarity in logits
   */
  public double unfamiliarity(float[] unit, double[] logits) {
    double[] signals = signals(unit, logits);
    double sum = 0;
    for (int i = 0; i < SIGNALS; i++) {
      sum += mix[i] * signals[i];
    }
    return sum;
  }

  /**
   * Projects and whitens.
   *
   * @param unit embedding of length 1
   * @return one value per dimension of the subspace
   */
  public double[] project(float[] unit) {
    double[] at = new double[dimensions];
    for (int d = 0; d < dimensions; d++) {
      for (int f = 0; f < unit.length; f++) {
        at[d] += (double) basis[d * unit.length + f] * unit[f];
      }
    }
    return at;
  }

  private double nearest(double[] at) {
    double least = Double.POSITIVE_INFINITY;
    for (int row = 0; row < means.length; row += dimensions) {
      double sum = 0;
      for (int d = 0; d < dimensions; d++) {
        double difference = at[d] - means[row + d];
        sum += difference * difference;
      }
      least = Math.min(least, sum);
    }
    return least;
  }

  /**
   * Computes the free energy: the negative logarithm of the sum of the exponentials.
   *
   * @param logits at least one
   */
  public static double energy(double[] logits) {
    double max = Arrays.stream(logits).max().orElseThrow();
    return -max - Math.log(Arrays.stream(logits).map(logit -> Math.exp(logit - max)).sum());
  }
}
