package org.plantdiseasedetector.operations;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts times in classes, as a Prometheus histogram does. Thread-safe. */
public final class Histogram {

  /** Upper ends of the classes in seconds; there is one more class above. */
  public static final List<Double> BOUNDS =
      List.of(0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0);

  private static final double NANOS = 1e9;

  private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.size() + 1);
  private final LongAdder nanos = new LongAdder();

  /**
   * Counts a time.
   *
   * @param took the time
   * @param times how often it counts
   */
  void add(Duration took, int times) {
    double seconds = took.toNanos() / NANOS;
    int at = 0;
    while (at < BOUNDS.size() && seconds > BOUNDS.get(at)) {
      at++;
    }
    counts.addAndGet(at, times);
    nanos.add(took.toNanos() * times);
  }

  /** Returns what was counted so far. */
  Counts counts() {
    long[] copy = new long[counts.length()];
    Arrays.setAll(copy, counts::get);
    return new Counts(Arrays.stream(copy).boxed().toList(), nanos.sum() / NANOS);
  }

  /**
   * What was counted.
   *
   * @param each number of times in each class, the last one without an upper end
   * @param sum of all times in seconds
   */
  public record Counts(List<Long> each, double sum) {

    /** Copies the list. */
    public Counts {
      each = List.copyOf(each);
    }

    /** Returns how many times were counted. */
    public long total() {
      return each.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Estimates a quantile as {@code histogram_quantile} of Prometheus does: evenly spread within
     * its class.
     *
     * @param share of the times that are shorter, 0 to 1
     * @return seconds; the last upper end for what lies above it; empty if nothing was counted
     */
    public OptionalDouble quantile(double share) {
      double rank = share * total();
      long below = 0;
      for (int i = 0; i < BOUNDS.size(); i++) {
        long here = each.get(i);
        if (here > 0 && below + here >= rank) {
          double low = i == 0 ? 0 : BOUNDS.get(i - 1);
          double high = BOUNDS.get(i);
          return OptionalDouble.of(low + (high - low) * Math.max(0, rank - below) / here);
        }
        below += here;
      }
      return total() == 0 ? OptionalDouble.empty() : OptionalDouble.of(BOUNDS.getLast());
    }
  }
}
