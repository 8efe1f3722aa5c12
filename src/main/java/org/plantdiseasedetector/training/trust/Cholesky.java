package org.plantdiseasedetector.training.trust;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The lower triangular factor L of a positive definite matrix L·Lᵀ.
 *
 * @param rows rows of L
 */
@SuppressWarnings("ArrayRecordComponent")
record Cholesky(double[][] rows) {

  /**
   * Factors a matrix.
   *
   * @throws IllegalArgumentException if it is not positive definite
   */
  static Cholesky of(SymmetricMatrix matrix) {
    int n = matrix.size();
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = Arrays.copyOfRange(matrix.values(), i * n, i * n + i + 1);
    }
    for (int j = 0; j < n; j++) {
      double pivot = rows[j][j];
      if (!(pivot > 0)) {
        throw new IllegalArgumentException("The matrix is not positive definite");
      }
      double root = Math.sqrt(pivot);
      int column = j;
      for (int i = j; i < n; i++) {
        rows[i][j] /= root;
      }
      IntStream.range(j + 1, n).parallel().forEach(i -> subtract(rows, i, column));
    }
    return new Cholesky(rows);
  }

  private static void subtract(double[][] rows, int i, int column) {
    double factor = rows[i][column];
    for (int k = column + 1; k <= i; k++) {
      rows[i][k] -= factor * rows[k][column];
    }
  }

  /** Solves L·x = b. */
  double[] forward(double[] b) {
    double[] x = b.clone();
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= rows[i][k] * x[k];
      }
      x[i] /= rows[i][i];
    }
    return x;
  }

  /** Solves L·Lᵀ·x = b. */
  double[] solve(double[] b) {
    double[] x = forward(b);
    for (int i = x.length - 1; i >= 0; i--) {
      x[i] /= rows[i][i];
      for (int k = 0; k < i; k++) {
        x[k] -= rows[i][k] * x[i];
      }
    }
    return x;
  }
}
