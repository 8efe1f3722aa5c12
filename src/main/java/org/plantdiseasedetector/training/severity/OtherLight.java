package org.plantdiseasedetector.training.severity;

import java.util.SplittableRandom;
import org.plantdiseasedetector.imaging.Resampler;
import org.plantdiseasedetector.imaging.RgbImage;

/** Shows a photo as another camera in other light would, one in two times less sharp. */
final class OtherLight {

  private static final double COLOUR_CAST = 0.06;
  private static final double BRIGHTNESS = 0.2;
  private static final double SATURATION = 0.2;
  private static final double GAMMA = 0.15;

  /** How many times coarser a blurred photo is at most, less one. */
  private static final double BLUR = 3;

  private OtherLight() {}

  /** Draws a cast, a brightness, a saturation and a gamma, each log-normal around 1. */
  static RgbImage of(RgbImage image, SplittableRandom random) {
    double brightness = factor(random, BRIGHTNESS);
    double[] gain = new double[3];
    for (int c = 0; c < 3; c++) {
      gain[c] = brightness * factor(random, COLOUR_CAST);
    }
    double saturation = factor(random, SATURATION);
    double gamma = factor(random, GAMMA);
    byte[] rgb = image.rgb().clone();
    double[] pixel = new double[3];
    for (int i = 0; i < rgb.length; i += 3) {
      double mean = 0;
      for (int c = 0; c < 3; c++) {
        pixel[c] = Math.min(1, (rgb[i + c] & 0xFF) / 255.0 * gain[c]);
        mean += pixel[c] / 3;
      }
      for (int c = 0; c < 3; c++) {
        double value = Math.clamp(mean + (pixel[c] - mean) * saturation, 0.0, 1.0);
        rgb[i + c] = (byte) Math.round(255 * Math.pow(value, gamma));
      }
    }
    RgbImage relit = new RgbImage(image.width(), image.height(), rgb);
    return random.nextBoolean() ? lessSharp(relit, 1 + BLUR * random.nextDouble()) : relit;
  }

  private static RgbImage lessSharp(RgbImage image, double factor) {
    int width = (int) Math.max(1, image.width() / factor);
    int height = (int) Math.max(1, image.height() / factor);
    RgbImage small = Resampler.resize(image, 0, 0, image.width(), image.height(), width, height);
    return Resampler.resize(small, 0, 0, width, height, image.width(), image.height());
  }

  private static double factor(SplittableRandom random, double spread) {
    return Math.exp(spread * random.nextGaussian());
  }
}
