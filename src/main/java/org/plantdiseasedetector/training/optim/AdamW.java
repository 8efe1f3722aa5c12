package org.plantdiseasedetector.training.optim;

/**
 * AdamW (Loshchilov and Hutter 2019, arXiv 1711.05101) for one tensor. The moments are plain
 * arrays, so that a checkpoint holds them and a resumed run continues exactly. Not thread-safe.
 */
public final class AdamW {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final float[] mean;
  private final float[] square;
  private final double weightDecay;

  /**
   * Makes the optimiser of a tensor.
   *
   * @param mean first moments, updated in place
   * @param square second moments, updated in place, same length
   * @param weightDecay decoupled decay, per unit of learning rate
   */
  public AdamW(float[] mean, float[] square, double weightDecay) {
    this.mean = mean;
    this.square = square;
    this.weightDecay = weightDecay;
  }

  /**
   * Makes one step.
   *
   * @param weight updated in place
   * @param gradient of the loss, multiplied by {@code scale} first
   * @param scale factor from gradient clipping, 1 for none
   * @param step number of this step, from 1
   * @param rate learning rate
   */
  public void update(float[] weight, float[] gradient, double scale, long step, double rate) {
    double correction1 = 1 - Math.pow(BETA1, (double) step);
    double correction2 = 1 - Math.pow(BETA2, (double) step);
    float shrink = (float) (1 - rate * weightDecay);
    float stepSize = (float) (rate / correction1);
    float rootCorrection = (float) (1 / Math.sqrt(correction2));
    for (int i = 0; i < weight.length; i++) {
      float g = (float) (gradient[i] * scale);
      mean[i] += (float) (1 - BETA1) * (g - mean[i]);
      square[i] += (float) (1 - BETA2) * (g * g - square[i]);
      float root = (float) Math.sqrt(square[i]) * rootCorrection + (float) EPSILON;
      weight[i] = weight[i] * shrink - stepSize * mean[i] / root;
    }
  }

  /** Returns the first moments, shared. */
  public float[] mean() {
    return mean;
  }

  /** Returns the second moments, shared. */
  public float[] square() {
    return square;
  }
}
