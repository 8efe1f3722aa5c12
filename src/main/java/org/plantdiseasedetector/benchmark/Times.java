package org.plantdiseasedetector.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Durations of repeated work.
 *
 * @param median in milliseconds
 * @param p95 the duration that 95 of 100 do not exceed, in milliseconds
 */
public record Times(double median, double p95) {

  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * Summarises durations.
   *
   * @param nanos in nanoseconds, at least one
   */
  static Times of(List<Long> nanos) {
    return new Times(
        quantile(nanos, 0.5) / NANOS_PER_MILLI, quantile(nanos, 0.95) / NANOS_PER_MILLI);
  }

  /** The smallest value that a share of the values does not exceed. */
  static double quantile(List<? extends Number> values, double share) {
    List<Double> sorted = new ArrayList<>();
    values.forEach(value -> sorted.add(value.doubleValue()));
    Collections.sort(sorted);
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(index, 0));
  }
}
