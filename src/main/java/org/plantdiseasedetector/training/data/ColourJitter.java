package org.plantdiseasedetector.training.data;

import java.util.SplittableRandom;

/** Random brightness, contrast, saturation and white balance, the same over one picture. */
final class ColourJitter {

  private static final float MIDDLE = 127.5f;

  private final float contrast;
  private final float brightness;
  private final float saturation;
  private final float[] gain = new float[3];

  ColourJitter(double strength, SplittableRandom random) {
    contrast = (float) (1 + strength * spread(random));
    brightness = (float) (MIDDLE * strength * spread(random));
    saturation = (float) (1 + strength * spread(random));
    for (int c = 0; c < 3; c++) {
      gain[c] = (float) (1 + 0.4 * strength * spread(random));
    }
  }

  private static double spread(SplittableRandom random) {
    return 2 * random.nextDouble() - 1;
  }

  /** Changes one pixel in place; the values may leave [0, 255]. */
  void apply(float[] rgb) {
    float grey = 0.299f * rgb[0] + 0.587f * rgb[1] + 0.114f * rgb[2];
    for (int c = 0; c < 3; c++) {
      float value = (grey + (rgb[c] - grey) * saturation) * gain[c];
      rgb[c] = (value - MIDDLE) * contrast + MIDDLE + brightness;
    }
  }
}
