package org.plantdiseasedetector.benchmark;

import java.util.OptionalDouble;

/**
 * A measured figure with its 95 % interval.
 *
 * @param value the figure
 * @param low lower end of the interval; empty if there are too few measurements for one
 * @param high upper end of the interval; empty if there are too few measurements for one
 */
public record Figure(double value, OptionalDouble low, OptionalDouble high) {

  /** Returns a figure that was measured once and has no interval. */
  static Figure single(double value) {
    return new Figure(value, OptionalDouble.empty(), OptionalDouble.empty());
  }
}
