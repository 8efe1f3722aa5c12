package org.plantdiseasedetector.leaf;

/**
 * Tells veins from spots: how far the lightness of a place stands out from both its sides, all
 * along a straight line. A vein does so over a long stretch in one direction; a spot, even a narrow
 * one, ends within it. Not thread-safe.
 *
 * <p>For each of four directions the contrast of a pixel is its lightness less the mean of two
 * pixels beside it; the response is the weakest contrast of the same sign at five places along the
 * line, and the strongest of the four directions counts. Line detectors of this kind are common for
 * vessels (Ricci and Perfetti, IEEE Trans. Med. Imaging 26:1357, 2007).
 */
final class VeinFilter {

  /** Distance in pixels to the sides of a line; about the width of a midrib at the working size. */
  private static final int SIDE = 6;

  /** Distance in pixels between the places along a line. */
  private static final int STEP = 5;

  private static final int[][] DIRECTIONS = {{1, 0}, {0, 1}, {1, 1}, {1, -1}};

  private final int width;
  private final int height;
  private final float[] plane;
  private final boolean[] leaf;
  private final float[] light;
  private final float[] dark;

  /**
   * Filters a plane.
   *
   * @param width pixels
   * @param height pixels
   * @param plane smoothed lightness, row by row
   * @param leaf row by row, true for the leaf; what lies outside tells nothing
   */
  VeinFilter(int width, int height, float[] plane, boolean[] leaf) {
    this.width = width;
    this.height = height;
    this.plane = plane;
    this.leaf = leaf;
    this.light = new float[plane.length];
    this.dark = new float[plane.length];
    for (int[] direction : DIRECTIONS) {
      respond(direction[0], direction[1]);
    }
  }

  /** Returns how far a pixel belongs to a light line, at least 0, in units of lightness. */
  float light(int pixel) {
    return light[pixel];
  }

  /** Returns the same for a dark line. */
  float dark(int pixel) {
    return dark[pixel];
  }

  private void respond(int dx, int dy) {
    double length = Math.hypot(dx, dy);
    int side = (int) Math.round(SIDE / length);
    int step = (int) Math.round(STEP / length);
    float[] contrast = contrasts(-dy * side, dx * side);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (leaf[i]) {
          along(contrast, x, y, dx * step, dy * step);
        }
      }
    }
  }

  private void along(float[] contrast, int x, int y, int dx, int dy) {
    float least = Float.MAX_VALUE;
    float most = -Float.MAX_VALUE;
    for (int t = -2; t <= 2; t++) {
      float here = at(contrast, x + t * dx, y + t * dy);
      least = Math.min(least, here);
      most = Math.max(most, here);
    }
    int i = y * width + x;
    light[i] = Math.max(light[i], least);
    dark[i] = Math.max(dark[i], -most);
  }

  private float[] contrasts(int dx, int dy) {
    float[] contrast = new float[plane.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (leaf[i] && inside(x + dx, y + dy) && inside(x - dx, y - dy)) {
          float sides = plane[i + dy * width + dx] + plane[i - dy * width - dx];
          contrast[i] = plane[i] - sides / 2;
        }
      }
    }
    return contrast;
  }

  /** Outside the leaf the contrast is 0. */
  private float at(float[] contrast, int x, int y) {
    return x >= 0 && y >= 0 && x < width && y < height ? contrast[y * width + x] : 0;
  }

  private boolean inside(int x, int y) {
    return x >= 0 && y >= 0 && x < width && y < height && leaf[y * width + x];
  }
}
