package org.plantdiseasedetector.leaf;

/**
 * Lin's concordance correlation coefficient: how closely measured values follow the line of
 * identity (L. I.-K. Lin, "A concordance correlation coefficient to evaluate reproducibility",
 * Biometrics 45:255, 1989).
 */
public final class Concordance {

  private Concordance() {}

  /**
   * Computes the coefficient.
   *
   * @param measured values
   * @param truth as many values
   * @return {@code 2·cov / (var + var + (mean − mean)²)} with moments over n, in [-1, 1]; not a
   *     number if neither varies and both agree
   */
  public static double of(double[] measured, double[] truth) {
    int n = truth.length;
    double meanX = mean(measured);
    double meanY = mean(truth);
    double covariance = 0;
    double spread = (meanX - meanY) * (meanX - meanY);
    for (int i = 0; i < n; i++) {
      double x = measured[i] - meanX;
      double y = truth[i] - meanY;
      covariance += x * y / n;
      spread += (x * x + y * y) / n;
    }
    return 2 * covariance / spread;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
