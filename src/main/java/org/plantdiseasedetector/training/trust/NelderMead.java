package org.plantdiseasedetector.training.trust;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/**
 * Minimises a smooth function of a few parameters by the simplex method of Nelder and Mead 1965
 * (The Computer Journal 7, 308–313). Deterministic.
 */
final class NelderMead {

  private static final int ROUNDS = 2000;
  private static final double TOLERANCE = 1e-10;
  private static final double FIRST_STEP = 0.5;

  private NelderMead() {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Point(double[] at, double value) {}

  /** Returns the best parameters found. */
  static double[] minimise(ToDoubleFunction<double[]> function, double... start) {
    Point[] simplex = new Point[start.length + 1];
    for (int i = 0; i < simplex.length; i++) {
      double[] at = start.clone();
      if (i > 0) {
        at[i - 1] += FIRST_STEP;
      }
      simplex[i] = new Point(at, function.applyAsDouble(at));
    }
    for (int round = 0; round < ROUNDS; round++) {
      Arrays.sort(simplex, Comparator.comparingDouble(Point::value));
      if (simplex[start.length].value() - simplex[0].value() < TOLERANCE) {
        break;
      }
      step(simplex, function);
    }
    Arrays.sort(simplex, Comparator.comparingDouble(Point::value));
    return simplex[0].at();
  }

  private static void step(Point[] simplex, ToDoubleFunction<double[]> function) {
    int last = simplex.length - 1;
    double[] centre = centre(simplex);
    Point worst = simplex[last];
    Point reflected = move(centre, worst, -1, function);
    if (reflected.value() < simplex[0].value()) {
      Point expanded = move(centre, worst, -2, function);
      simplex[last] = expanded.value() < reflected.value() ? expanded : reflected;
    } else if (reflected.value() < simplex[last - 1].value()) {
      simplex[last] = reflected;
    } else {
      Point contracted =
          move(centre, worst, reflected.value() < worst.value() ? -0.5 : 0.5, function);
      if (contracted.value() < Math.min(worst.value(), reflected.value())) {
        simplex[last] = contracted;
      } else {
        shrink(simplex, function);
      }
    }
  }

  private static double[] centre(Point[] simplex) {
    double[] centre = new double[simplex.length - 1];
    for (int i = 0; i < simplex.length - 1; i++) {
      for (int d = 0; d < centre.length; d++) {
        centre[d] += simplex[i].at()[d] / centre.length;
      }
    }
    return centre;
  }

  private static Point move(
      double[] centre, Point from, double share, ToDoubleFunction<double[]> function) {
    double[] at = new double[centre.length];
    for (int d = 0; d < at.length; d++) {
      at[d] = centre[d] + share * (from.at()[d] - centre[d]);
    }
    return new Point(at, function.applyAsDouble(at));
  }

  private static void shrink(Point[] simplex, ToDoubleFunction<double[]> function) {
    for (int i = 1; i < simplex.length; i++) {
      simplex[i] = move(simplex[0].at(), simplex[i], 0.5, function);
    }
  }
}
