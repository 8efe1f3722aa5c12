package org.plantdiseasedetector.benchmark;

import java.util.List;

/**
 * Durations of repeated work in milliseconds.
 *
 * @param count how many were measured
 * @param median the duration that half of them do not exceed
 * @param p95 the duration that 95 of 100 do not exceed
 * @param p99 the duration that 99 of 100 do not exceed
 */
public record Latency(int count, Figure median, Figure p95, Figure p99) {

  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * Summarises durations.
   *
   * @param nanos in nanoseconds; where there is none, all figures are 0
   */
  public static Latency of(List<Long> nanos) {
    if (nanos.isEmpty()) {
      Figure none = Figure.single(0);
      return new Latency(0, none, none, none);
    }
    double[] millis = nanos.stream().mapToDouble(value -> value / NANOS_PER_MILLI).toArray();
    return new Latency(
        millis.length,
        Statistics.quantile(millis, 0.5),
        Statistics.quantile(millis, 0.95),
        Statistics.quantile(millis, 0.99));
  }
}
