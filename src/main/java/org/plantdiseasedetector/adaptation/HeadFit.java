package org.plantdiseasedetector.adaptation;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.plantdiseasedetector.model.LinearHead;

/**
 * Fits a linear head to photos, with another head as the prior: the most probable weights (MAP) of
 * multinomial logistic regression under a Gaussian prior whose mean are the prior's weights (Chelba
 * and Acero 2006, "Adaptation of maximum entropy capitalizer", Computer Speech and Language 20(4);
 * as L2-SP for networks: Li, Grandvalet and Davoine 2018, arXiv 1802.01483). One photo cannot move
 * the head far, and without photos it stays as it is.
 *
 * <p>Of n photos with more features than photos, the change of the weights lies in the photos' span
 * (representer theorem), so n × classes coefficients are fitted with the photos' Gram matrix. The
 * minimum is found by accelerated gradients (Nesterov 1983) that start anew when they overshoot
 * (O'Donoghue and Candès 2015, arXiv 1204.3982). The same input gives the same head.
 */
final class HeadFit {

  /** What a change of a bias costs, in the inverse square of that of a weight. */
  private static final double BIAS = 1;

  private static final int MOST_STEPS = 120;
  private static final int POWER_STEPS = 30;
  private static final double ENOUGH = 1e-5;

  private final FitRows rows;
  private final double[][] gram;
  private final int classes;

  HeadFit(FitRows rows) {
    this.rows = rows;
    this.classes = rows.classes();
    this.gram = gram(rows);
  }

  private static double[][] gram(FitRows rows) {
    int n = rows.count();
    double[][] gram = new double[n][n];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              float[] a = rows.centred(i);
              for (int j = 0; j <= i; j++) {
                float[] b = rows.centred(j);
                gram[i][j] = (dot(a, b) + BIAS) * rows.scale(i) * rows.scale(j);
              }
            });
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        gram[j][i] = gram[i][j];
      }
    }
    return gram;
  }

  /** Four sums at a time, which a processor adds in parallel. */
  private static double dot(float[] a, float[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int f = 0;
    for (; f + 3 < a.length; f += 4) {
      first += (double) a[f] * b[f];
      second += (double) a[f + 1] * b[f + 1];
      third += (double) a[f + 2] * b[f + 2];
      fourth += (double) a[f + 3] * b[f + 3];
    }
    for (; f < a.length; f++) {
      first += (double) a[f] * b[f];
    }
    return first + second + third + fourth;
  }

  /**
   * Fits.
   *
   * @param weights how much each row counts, not all 0; rows of weight 0 are as good as absent
   * @param start coefficients to start from, rows × classes; zeros for the prior
   * @param cancelled asked between steps
   * @throws CancellationException if the caller cancelled
   */
  double[][] fit(double[] weights, double[][] start, BooleanSupplier cancelled) {
    double total = Arrays.stream(weights).sum();
    double[] shares = Arrays.stream(weights).map(w -> w / total).toArray();
    double step = 1 / (0.5 * largestEigenvalue(shares) + rows.strength().prior());
    double[][] at = copy(start);
    double[][] ahead = copy(start);
    double momentum = 1;
    for (int i = 0; i < MOST_STEPS; i++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      double[][] gradient = gradient(times(ahead), ahead, shares);
      double[][] next = sum(ahead, -step, gradient);
      double before = uphill(gradient, at, next) ? 1 : momentum;
      momentum = (1 + Math.sqrt(1 + 4 * before * before)) / 2;
      double push = (before - 1) / momentum;
      ahead = sum(sum(next, push, next), -push, at);
      at = next;
      if (largest(gradient) < ENOUGH) {
        break;
      }
    }
    return at;
  }

  private static double[][] sum(double[][] a, double factor, double[][] b) {
    double[][] sum = new double[a.length][a.length == 0 ? 0 : a[0].length];
    for (int r = 0; r < a.length; r++) {
      for (int c = 0; c < a[r].length; c++) {
        sum[r][c] = a[r][c] + factor * b[r][c];
      }
    }
    return sum;
  }

  private static boolean uphill(double[][] gradient, double[][] from, double[][] to) {
    double product = 0;
    for (int r = 0; r < from.length; r++) {
      for (int c = 0; c < from[r].length; c++) {
        product += gradient[r][c] * (to[r][c] - from[r][c]);
      }
    }
    return product > 0;
  }

  private static double largest(double[][] gradient) {
    return Arrays.stream(gradient).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
  }

  private static double[][] copy(double[][] of) {
    return Arrays.stream(of).map(double[]::clone).toArray(double[][]::new);
  }

  /** Returns coefficients that leave the prior as it is. */
  double[][] none() {
    return new double[rows.count()][classes];
  }

  private double[][] times(double[][] coefficients) {
    double[][] result = new double[coefficients.length][];
    IntStream.range(0, coefficients.length)
        .parallel()
        .forEach(i -> result[i] = row(gram[i], coefficients));
    return result;
  }

  private double[] row(double[] of, double[][] coefficients) {
    double[] sum = new double[classes];
    for (int j = 0; j < of.length; j++) {
      double factor = of[j];
      double[] other = coefficients[j];
      for (int c = 0; c < classes; c++) {
        sum[c] += factor * other[c];
      }
    }
    return sum;
  }

  private double[][] gradient(double[][] values, double[][] coefficients, double[] shares) {
    double[][] gradient = new double[values.length][classes];
    for (int i = 0; i < values.length; i++) {
      double[] logits = rows.priorLogits(i).clone();
      for (int c = 0; c < classes; c++) {
        logits[c] += values[i][c];
      }
      double[] probabilities = FitRows.softmax(logits);
      double[] target = rows.target(i);
      for (int c = 0; c < classes; c++) {
        gradient[i][c] =
            shares[i] * (probabilities[c] - target[c])
                + rows.strength().prior() * coefficients[i][c];
      }
    }
    return gradient;
  }

  /** Largest eigenvalue of the weighted Gram matrix, by power iteration. */
  private double largestEigenvalue(double[] shares) {
    double[] vector = new double[shares.length];
    Arrays.fill(vector, 1);
    double value = 1;
    for (int i = 0; i < POWER_STEPS; i++) {
      double[] next = new double[vector.length];
      double most = Double.MIN_NORMAL;
      for (int r = 0; r < next.length; r++) {
        for (int c = 0; c < next.length; c++) {
          next[r] += gram[r][c] * vector[c];
        }
        next[r] *= shares[r];
        most = Math.max(most, Math.abs(next[r]));
      }
      value = most;
      for (int r = 0; r < next.length; r++) {
        vector[r] = next[r] / most;
      }
    }
    return value;
  }

  /**
   * Turns coefficients into a head.
   *
   * @param coefficients as fitted
   */
  LinearHead head(double[][] coefficients) {
    LinearHead prior = rows.prior();
    int features = prior.features();
    double[] weight = new double[classes * features];
    double[] bias = new double[classes];
    for (int i = 0; i < coefficients.length; i++) {
      float[] centred = rows.centred(i);
      for (int c = 0; c < classes; c++) {
        double factor = coefficients[i][c] * rows.scale(i);
        bias[c] += BIAS * factor;
        for (int f = 0; factor != 0 && f < features; f++) {
          weight[c * features + f] += factor * centred[f];
        }
      }
    }
    float[] summed = new float[weight.length];
    float[] summedBias = new float[classes];
    for (int c = 0; c < classes; c++) {
      for (int f = 0; f < features; f++) {
        int at = c * features + f;
        bias[c] -= weight[at] * rows.centre()[f];
        summed[at] = (float) (prior.weight()[at] + weight[at]);
      }
      summedBias[c] = (float) (prior.bias()[c] + bias[c]);
    }
    return new LinearHead(classes, features, summed, summedBias);
  }

  /** Logits that a row gets from coefficients, not divided by its temperature. */
  double[] logits(int row, double[][] coefficients) {
    double[] logits = row(gram[row], coefficients);
    for (int c = 0; c < classes; c++) {
      logits[c] = (logits[c] + rows.priorLogits(row)[c]) / rows.scale(row);
    }
    return logits;
  }
}
