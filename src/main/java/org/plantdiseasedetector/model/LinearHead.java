package org.plantdiseasedetector.model;

/**
 * The linear classifier on top of the embedding, evaluated in Java.
 *
 * @param classes number of classes
 * @param features length of an embedding
 * @param weight row-major {@code classes × features}
 * @param bias one per class
 */
@SuppressWarnings("ArrayRecordComponent")
public record LinearHead(int classes, int features, float[] weight, float[] bias) {

  /** Checks the shapes. */
  public LinearHead {
    if (weight.length != (long) classes * features || bias.length != classes) {
      throw new IllegalArgumentException("Head shapes do not match");
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
}
