package org.plantdiseasedetector.training.data;

import java.util.SplittableRandom;

/** A half plane that is darker, with a soft edge: the photographer's or a leaf's shadow. */
final class Shadow {

  private final double nx;
  private final double ny;
  private final double distance;
  private final double softness;
  private final double depth;

  Shadow(SplittableRandom random) {
    double angle = 2 * Math.PI * random.nextDouble();
    nx = Math.cos(angle);
    ny = Math.sin(angle);
    distance = 0.6 * random.nextDouble() - 0.3;
    softness = 0.02 + 0.2 * random.nextDouble();
    depth = 0.2 + 0.4 * random.nextDouble();
  }

  /** Returns the factor of brightness at a point of the unit square centred on 0. */
  float factor(double u, double v) {
    double t = (u * nx + v * ny - distance) / softness + 0.5;
    return (float) (1 - depth * Math.clamp(t, 0, 1));
  }
}
