package org.plantdiseasedetector.model;

/**
 * A linear function of an embedding.
 *
 * @param weight one per feature
 * @param bias added to the sum
 */
@SuppressWarnings("ArrayRecordComponent")
public record LinearScore(float[] weight, double bias) {

  /**
   * Computes the score.
   *
   * @param embedding as long as {@link #weight()}
   */
  public double of(float[] embedding) {
    double sum = bias;
    for (int f = 0; f < weight.length; f++) {
      sum += (double) weight[f] * embedding[f];
    }
    return sum;
  }

  /**
   * Squeezes a score into [0, 1].
   *
   * @param score any number
   * @return the logistic function of it
   */
  public static double logistic(double score) {
    return 1 / (1 + Math.exp(-score));
  }
}
