package org.plantdiseasedetector.leaf;

/**
 * Describes each pixel of a leaf by how its surroundings differ from the leaf's own healthy colour.
 *
 * <p>For each of L*, a* and b*: the mean over windows of three sizes less the healthy colour, and
 * the pixel less its middle window. Besides: the spread of lightness and the distance from the
 * leaf's edge. No feature holds an absolute colour, so that crops, cameras and light differ little.
 * The healthy colour is the median of the greener half of the leaf.
 */
final class LesionFeatures {

  /** Numbers per pixel. */
  static final int COUNT = 14;

  private static final int FINE = 1;
  private static final int MIDDLE = 4;
  private static final int COARSE = 14;
  private static final int TEXTURE = 2;
  private static final int DISTANCE_CAP = 12;

  private static final int BINS = 2048;
  private static final float PER_UNIT = BINS / 256f;

  private final int[] pixels;
  private final float[][] planes;
  private final BoxMeans[] means;
  private final BoxMeans squares;
  private final float[] reference = new float[3];
  private final float[] distance;

  /**
   * Prepares a leaf.
   *
   * @param lab the picture
   * @param leaf row by row, true for the leaf
   */
  LesionFeatures(LabPlanes lab, boolean[] leaf) {
    planes = new float[][] {lab.l(), lab.a(), lab.b()};
    pixels = indices(leaf);
    means = new BoxMeans[3];
    means[0] = new BoxMeans(lab.width(), lab.height(), lab.l(), leaf);
    means[1] = means[0].of(lab.a(), leaf);
    means[2] = means[0].of(lab.b(), leaf);
    float[] square = new float[lab.l().length];
    for (int i : pixels) {
      square[i] = lab.l()[i] * lab.l()[i];
    }
    squares = means[0].of(square, leaf);
    distance = distances(lab.width(), lab.height(), leaf);
    findReference();
  }

  /** Returns the leaf's pixels as indices into the picture, in ascending order; shared. */
  int[] pixels() {
    return pixels;
  }

  /**
   * Writes the features of a run of leaf pixels.
   *
   * @param from position in {@link #pixels()}
   * @param count how many
   * @param out one row per feature, each at least {@code count} long
   */
  void write(int from, int count, float[][] out) {
    for (int k = 0; k < count; k++) {
      int i = pixels[from + k];
      for (int c = 0; c < 3; c++) {
        float middle = means[c].at(i, MIDDLE);
        out[4 * c][k] = means[c].at(i, FINE) - reference[c];
        out[4 * c + 1][k] = middle - reference[c];
        out[4 * c + 2][k] = means[c].at(i, COARSE) - reference[c];
        out[4 * c + 3][k] = planes[c][i] - middle;
      }
      float mean = means[0].at(i, TEXTURE);
      out[12][k] = (float) Math.sqrt(Math.max(0, squares.at(i, TEXTURE) - mean * mean));
      out[13][k] = distance[i];
    }
  }

  private void findReference() {
    float middle = median(planes[1], Float.MAX_VALUE);
    for (int c = 0; c < 3; c++) {
      reference[c] = median(planes[c], middle);
    }
  }

  /** Median over the leaf's pixels that are at least as green as a limit, in steps of 1/8. */
  private float median(float[] plane, float reddest) {
    int[] histogram = new int[BINS];
    int total = 0;
    for (int i : pixels) {
      if (planes[1][i] <= reddest) {
        histogram[Math.clamp((int) ((plane[i] + 128) * PER_UNIT), 0, BINS - 1)]++;
        total++;
      }
    }
    int bin = 0;
    for (int seen = histogram[0]; 2 * seen < total; seen += histogram[bin]) {
      bin++;
    }
    return (bin + 0.5f) / PER_UNIT - 128;
  }

  private static int[] indices(boolean[] leaf) {
    int[] found = new int[leaf.length];
    int n = 0;
    for (int i = 0; i < leaf.length; i++) {
      if (leaf[i]) {
        found[n++] = i;
      }
    }
    return java.util.Arrays.copyOf(found, n);
  }

  /** Chamfer distance with weights 3 and 4 (Borgefors 1986), in pixels, capped. */
  private static float[] distances(int width, int height, boolean[] leaf) {
    int[] d = new int[leaf.length];
    int cap = 3 * DISTANCE_CAP;
    for (int i = 0; i < d.length; i++) {
      int x = i % width;
      d[i] = leaf[i] ? cap : 0;
      d[i] = Math.min(d[i], 3 + (x > 0 ? d[i - 1] : cap));
      if (i >= width) {
        d[i] = Math.min(d[i], 3 + d[i - width]);
        d[i] = Math.min(d[i], 4 + (x > 0 ? d[i - width - 1] : cap));
        d[i] = Math.min(d[i], 4 + (x < width - 1 ? d[i - width + 1] : cap));
      }
    }
    float[] result = new float[d.length];
    for (int i = d.length - 1; i >= 0; i--) {
      int x = i % width;
      d[i] = Math.min(d[i], 3 + (x < width - 1 ? d[i + 1] : cap));
      if (i < width * (height - 1)) {
        d[i] = Math.min(d[i], 3 + d[i + width]);
        d[i] = Math.min(d[i], 4 + (x < width - 1 ? d[i + width + 1] : cap));
        d[i] = Math.min(d[i], 4 + (x > 0 ? d[i + width - 1] : cap));
      }
      result[i] = d[i] / 3f;
    }
    return result;
  }
}
