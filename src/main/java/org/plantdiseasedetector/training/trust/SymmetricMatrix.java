package org.plantdiseasedetector.training.trust;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A dense symmetric matrix. Methods use all processors and give the same result every time.
 *
 * @param size number of rows
 * @param values row by row, both triangles
 */
@SuppressWarnings("ArrayRecordComponent")
record SymmetricMatrix(int size, double[] values) {

  private static final int EXTRA = 16;
  private static final int ITERATIONS = 12;

  /** Sums the outer products of differences between rows and their centres, over their number. */
  static SymmetricMatrix covariance(List<float[]> rows, List<float[]> centres) {
    int size = rows.getFirst().length;
    float[][] centred =
        IntStream.range(0, rows.size())
            .parallel()
            .mapToObj(i -> difference(rows.get(i), centres.get(i)))
            .toArray(float[][]::new);
    double[] values = new double[size * size];
    IntStream.range(0, size)
        .parallel()
        .forEach(
            row -> {
              double[] sum = new double[size];
              for (float[] x : centred) {
                double factor = x[row];
                for (int j = row; j < size; j++) {
                  sum[j] += factor * x[j];
                }
              }
              for (int j = row; j < size; j++) {
                values[row * size + j] = sum[j] / centred.length;
                values[j * size + row] = values[row * size + j];
              }
            });
    return new SymmetricMatrix(size, values);
  }

  private static float[] difference(float[] row, float[] centre) {
    float[] difference = new float[row.length];
    for (int f = 0; f < row.length; f++) {
      difference[f] = row[f] - centre[f];
    }
    return difference;
  }

  /** Returns the mean of two matrices. */
  SymmetricMatrix averagedWith(SymmetricMatrix other) {
    double[] mean = new double[values.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (values[i] + other.values[i]) / 2;
    }
    return new SymmetricMatrix(size, mean);
  }

  /**
   * Takes some rows out of a covariance.
   *
   * @param rows number of rows that this matrix was made of
   * @param others covariance of those to take out, around the same centres
   * @param taken number of those rows, fewer than {@code rows}
   */
  SymmetricMatrix without(int rows, SymmetricMatrix others, int taken) {
    double[] rest = new double[values.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = (rows * values[i] - taken * others.values[i]) / (rows - taken);
    }
    return new SymmetricMatrix(size, rest);
  }

  /** Adds a share of the mean of the diagonal to the diagonal. */
  SymmetricMatrix withRidge(double share) {
    return plusDiagonal(share * trace() / size);
  }

  /** Adds a number to the diagonal. */
  SymmetricMatrix plusDiagonal(double value) {
    double[] ridged = values.clone();
    for (int i = 0; i < size; i++) {
      ridged[i * size + i] += value;
    }
    return new SymmetricMatrix(size, ridged);
  }

  /** Returns the sum of the diagonal. */
  double trace() {
    return IntStream.range(0, size).mapToDouble(i -> values[i * size + i]).sum();
  }

  /**
   * Finds an orthonormal basis of the subspace of greatest variance by orthogonal iteration (Golub
   * and Van Loan, Matrix Computations, section 8.2.4).
   *
   * @return row-major {@code dimensions × size}
   */
  double[][] dominantSubspace(int dimensions) {
    int block = Math.min(size, dimensions + EXTRA);
    SplittableRandom random = new SplittableRandom(1);
    double[][] basis = new double[block][size];
    for (double[] vector : basis) {
      for (int i = 0; i < size; i++) {
        vector[i] = random.nextGaussian();
      }
    }
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[][] from = basis;
      basis =
          IntStream.range(0, block)
              .parallel()
              .mapToObj(b -> times(from[b]))
              .toArray(double[][]::new);
      orthonormalise(basis);
    }
    return Arrays.copyOf(basis, Math.min(dimensions, block));
  }

  /** Multiplies with a vector. */
  double[] times(double[] vector) {
    double[] product = new double[size];
    for (int row = 0; row < size; row++) {
      double sum = 0;
      for (int j = 0; j < size; j++) {
        sum += values[row * size + j] * vector[j];
      }
      product[row] = sum;
    }
    return product;
  }

  /** Modified Gram–Schmidt; the iteration leaves the greatest directions in front. */
  private static void orthonormalise(double[][] basis) {
    for (int b = 0; b < basis.length; b++) {
      for (int earlier = 0; earlier < b; earlier++) {
        double along = dot(basis[b], basis[earlier]);
        for (int i = 0; i < basis[b].length; i++) {
          basis[b][i] -= along * basis[earlier][i];
        }
      }
      double length = Math.sqrt(dot(basis[b], basis[b]));
      for (int i = 0; i < basis[b].length; i++) {
        basis[b][i] /= length > 0 ? length : 1;
      }
    }
  }

  /** Returns the inner product. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Factors a positive definite matrix. */
  Cholesky cholesky() {
    return Cholesky.of(this);
  }
}
