package org.plantdiseasedetector.model;

/**
 * The linear classifier on top of the embedding, evaluated in Java.
 *
 * @param classes number of classes
 * @param features length of an embedding
 * @param weight row-major {@code classes × features}
 * @param bias one per class
 * @param temperature divides the logits before the softmax (Guo et al. 2017, arXiv 1706.04599);
 *     greater than 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record LinearHead(
    int classes, int features, float[] weight, float[] bias, double temperature) {

  /** Checks shapes and temperature. */
  public LinearHead {
    if (weight.length != (long) classes * features || bias.length != classes) {
      throw new IllegalArgumentException("Head shapes do not match");
    }
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("Temperature must be positive: " + temperature);
    }
  }

  /**
   * Computes the uncalibrated logits.
   *
   * @param embedding length {@link #features()}
   * @return one logit per class
   */
  public double[] logits(float[] embedding) {
    if (embedding.length != features) {
      throw new IllegalArgumentException("Embedding of length " + embedding.length);
    }
    double[] logits = new double[classes];
    for (int c = 0; c < classes; c++) {
      double sum = bias[c];
      int row = c * features;
      for (int f = 0; f < features; f++) {
        sum += (double) weight[row + f] * embedding[f];
      }
      logits[c] = sum;
    }
    return logits;
  }

  /**
   * Turns logits into calibrated probabilities.
   *
   * @param logits one per class
   * @return softmax of logits over the temperature, summing to 1
   */
  public double[] probabilities(double[] logits) {
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
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
}
