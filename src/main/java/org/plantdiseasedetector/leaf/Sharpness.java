package org.plantdiseasedetector.leaf;

/**
 * How much of the finest detail a picture has: blurring it again takes much away from a sharp
 * picture and little from a blurred one, whatever it shows (F. Crete, T. Dolmiere, P. Ladret, M.
 * Nicolas, "The blur effect: perception and estimation with a new no-reference perceptual blur
 * metric", Proc. SPIE 6492, 2007).
 */
final class Sharpness {

  /** Radius of the second blur: nine taps, as in the paper. */
  private static final int RADIUS = 4;

  /**
   * Mean step of lightness between neighbours below which there is nothing that could be sharp or
   * blurred; photos of leaves have twenty times as much.
   */
  private static final double LEAST_CONTRAST = 0.05;

  private Sharpness() {}

  /**
   * Measures a picture.
   *
   * @param plane lightness, row by row
   * @param width pixels
   * @param height pixels
   * @return 0 (blurred) to 1, the worse of the two directions; 1 for a plain picture
   */
  static double of(float[] plane, int width, int height) {
    return Math.min(along(plane, height, width, width, 1), along(plane, width, height, 1, width));
  }

  private static double along(float[] plane, int lines, int length, int lineStep, int step) {
    double before = 0;
    double lost = 0;
    float[] line = new float[length];
    for (int k = 0; k < lines; k++) {
      for (int i = 0; i < length; i++) {
        line[i] = plane[k * lineStep + i * step];
      }
      for (int i = 1; i < length; i++) {
        double sharp = Math.abs(line[i] - line[i - 1]);
        double blurred = Math.abs(mean(line, i) - mean(line, i - 1));
        before += sharp;
        lost += Math.max(0, sharp - blurred);
      }
    }
    return before < LEAST_CONTRAST * plane.length ? 1 : lost / before;
  }

  private static double mean(float[] line, int middle) {
    double sum = 0;
    for (int i = middle - RADIUS; i <= middle + RADIUS; i++) {
      sum += line[Math.clamp(i, 0, line.length - 1)];
    }
    return sum / (2 * RADIUS + 1);
  }
}
