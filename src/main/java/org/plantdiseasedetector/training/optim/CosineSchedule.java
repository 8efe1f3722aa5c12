package org.plantdiseasedetector.training.optim;

/**
 * Linear warm-up, then half a cosine down to a floor (Loshchilov and Hutter 2017, arXiv
 * 1608.03983).
 *
 * @param peak highest learning rate
 * @param floor last learning rate
 * @param warmUpSteps steps until the peak
 * @param totalSteps steps until the floor
 */
public record CosineSchedule(double peak, double floor, long warmUpSteps, long totalSteps) {

  /**
   * Returns the rate of a step.
   *
   * @param step from 0
   */
  public double rate(long step) {
    if (step < warmUpSteps) {
      return peak * (step + 1) / warmUpSteps;
    }
    double span = Math.max(1, totalSteps - warmUpSteps);
    double progress = Math.min(1, (step - warmUpSteps) / span);
    return floor + (peak - floor) * (1 + Math.cos(Math.PI * progress)) / 2;
  }
}
