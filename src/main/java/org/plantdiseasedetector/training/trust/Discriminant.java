package org.plantdiseasedetector.training.trust;

import java.util.Collections;
import java.util.List;
import org.plantdiseasedetector.model.LinearScore;

/** Fisher's linear discriminant with a ridge (regularised discriminant analysis, Friedman 1989). */
final class Discriminant {

  /** Chosen on validation photos and held-out kinds of negatives among 0.1, 1 and 10. */
  private static final double RIDGE = 1;

  private static final double LEAST_VARIANCE = 1e-9;

  private Discriminant() {}

  /**
   * One side of the decision.
   *
   * @param mean of the embeddings
   * @param covariance of the embeddings around their mean
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Side(float[] mean, SymmetricMatrix covariance) {

    /** Measures some embeddings, at least one. */
    static Side of(List<float[]> rows) {
      float[] mean = Discriminant.mean(rows);
      return new Side(
          mean, SymmetricMatrix.covariance(rows, Collections.nCopies(rows.size(), mean)));
    }
  }

  /** Returns a score that is negative near the first side and positive near the second. */
  static LinearScore between(Side first, Side second) {
    int features = first.mean().length;
    double[] difference = new double[features];
    for (int f = 0; f < features; f++) {
      difference[f] = second.mean()[f] - first.mean()[f];
    }
    double[] direction =
        first
            .covariance()
            .averagedWith(second.covariance())
            .withRidge(RIDGE)
            .plusDiagonal(LEAST_VARIANCE)
            .cholesky()
            .solve(difference);
    float[] weight = new float[features];
    double bias = 0;
    for (int f = 0; f < features; f++) {
      weight[f] = (float) direction[f];
      bias -= direction[f] * (first.mean()[f] + second.mean()[f]) / 2;
    }
    return new LinearScore(weight, bias);
  }

  /** Returns the mean of some rows, at least one. */
  static float[] mean(List<float[]> rows) {
    double[] sum = new double[rows.getFirst().length];
    for (float[] row : rows) {
      for (int f = 0; f < sum.length; f++) {
        sum[f] += row[f];
      }
    }
    float[] mean = new float[sum.length];
    for (int f = 0; f < mean.length; f++) {
      mean[f] = (float) (sum[f] / rows.size());
    }
    return mean;
  }
}
