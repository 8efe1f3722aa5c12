package org.plantdiseasedetector.training.data;

import java.util.SplittableRandom;
import org.plantdiseasedetector.imaging.RgbImage;

/**
 * An affine map from the output square, in units of its side, to source pixels.
 *
 * @param originX source column of the output's centre
 * @param originY source row of the output's centre
 * @param xx source columns per output side to the right
 * @param xy source columns per output side downwards
 * @param yx source rows per output side to the right
 * @param yy source rows per output side downwards
 */
record Placement(double originX, double originY, double xx, double xy, double yx, double yy) {

  private static final double MAX_ANGLE = Math.toRadians(40);
  private static final double MAX_ASPECT = Math.log(1.5);

  /** Draws a crop with random area, aspect ratio, mirror, quarter turn and rotation. */
  static Placement crop(RgbImage image, double minArea, double rotation, SplittableRandom random) {
    double area = minArea + (1 - minArea) * random.nextDouble();
    double aspect = Math.exp((2 * random.nextDouble() - 1) * MAX_ASPECT);
    double width = Math.min(1, Math.sqrt(area * aspect)) * image.width();
    double height = Math.min(1, Math.sqrt(area / aspect)) * image.height();
    double left = random.nextDouble() * (image.width() - width);
    double top = random.nextDouble() * (image.height() - height);
    double angle = random.nextInt(4) * random.nextInt(2) * Math.PI / 2;
    if (random.nextDouble() < rotation) {
      angle += (2 * random.nextDouble() - 1) * MAX_ANGLE;
    }
    double mirror = random.nextBoolean() ? 1 : -1;
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    return new Placement(
        left + width / 2,
        top + height / 2,
        mirror * cos * width,
        -sin * width,
        mirror * sin * height,
        cos * height);
  }

  double column(double u, double v) {
    return originX + xx * u + xy * v;
  }

  double row(double u, double v) {
    return originY + yx * u + yy * v;
  }

  /** Returns source pixels per output pixel along the coarser axis. */
  double reduction(int outputSide) {
    return Math.max(Math.hypot(xx, yx), Math.hypot(xy, yy)) / outputSide;
  }
}
