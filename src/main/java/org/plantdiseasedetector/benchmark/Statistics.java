package org.plantdiseasedetector.benchmark;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Figures of repeated measurements with 95 % intervals that assume no distribution. Stateless.
 *
 * <p>They take the measurements as independent. Those of one machine in a row are not quite (it
 * warms up, other programs come and go), so that real intervals are somewhat wider.
 */
public final class Statistics {

  private static final double TAIL = 0.025;

  /** The 97.5th percentile of the standard normal distribution. */
  private static final double Z = 1.959964;

  private static final int RESAMPLES = 2000;
  private static final long SEED = 20_190_401L;

  private Statistics() {}

  /**
   * Estimates a quantile by the smallest value that a share of the values does not exceed. The
   * interval lies between two order statistics, whose ranks come from the binomial distribution of
   * the number of values below the true quantile (David and Nagaraja, Order Statistics, 3rd edition
   * 2003, section 7.1). An end is left out where even the extreme value would not be sure enough: a
   * 99th percentile has an upper end from 368 values on.
   *
   * @param values at least one
   * @param share between 0 and 1, exclusive
   * @return the quantile in the unit of the values
   */
  public static Figure quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    int at = Math.max((int) Math.ceil(share * n) - 1, 0);
    double[] cumulative = binomial(n, share);
    int low = 0;
    while (low < n && cumulative[low] <= TAIL) {
      low++;
    }
    int high = n;
    while (high > 0 && 1 - cumulative[high - 1] <= TAIL) {
      high--;
    }
    return new Figure(
        sorted[at],
        low == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[low - 1]),
        high == n ? OptionalDouble.empty() : OptionalDouble.of(sorted[high]));
  }

  /** Returns the probabilities of at most 0, 1, ... n successes. */
  private static double[] binomial(int n, double share) {
    double[] cumulative = new double[n + 1];
    double log = n * Math.log1p(-share);
    double odds = Math.log(share) - Math.log1p(-share);
    double sum = 0;
    for (int k = 0; k <= n; k++) {
      sum += Math.exp(log);
      cumulative[k] = Math.min(sum, 1);
      log += Math.log((double) (n - k) / (k + 1)) + odds;
    }
    return cumulative;
  }

  /**
   * Estimates a probability, with the score interval of Wilson (1927).
   *
   * @param hits how often it happened
   * @param n of how many, at least 1
   * @return from 0 to 1
   */
  public static Figure share(int hits, int n) {
    double p = (double) hits / n;
    double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
    return new Figure(
        p,
        OptionalDouble.of(Math.max(0, centre - half)),
        OptionalDouble.of(Math.min(1, centre + half)));
  }

  /**
   * Estimates a mean, with the percentile interval of the bootstrap (Efron 1979); always the same
   * for the same values.
   *
   * @param values at least one
   */
  public static Figure mean(double[] values) {
    Random random = new Random(SEED);
    double[] means = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      double sum = 0;
      for (int k = 0; k < values.length; k++) {
        sum += values[random.nextInt(values.length)];
      }
      means[r] = sum / values.length;
    }
    Arrays.sort(means);
    int cut = (int) (TAIL * RESAMPLES);
    return new Figure(
        Arrays.stream(values).average().orElseThrow(),
        OptionalDouble.of(means[cut]),
        OptionalDouble.of(means[RESAMPLES - 1 - cut]));
  }
}
