package org.plantdiseasedetector.leaf;

/**
 * Means over square windows of any size, counting only pixels of a mask, from summed-area tables
 * (Crow 1984). Not thread-safe while it is built, thread-safe afterwards.
 */
final class BoxMeans {

  private final int width;
  private final int height;
  private final double[] sums;
  private final double[] counts;

  /** Counts a mask; further planes over the same mask share the count. */
  BoxMeans(int width, int height, float[] plane, boolean[] mask) {
    this.width = width;
    this.height = height;
    this.sums = table(plane, mask);
    this.counts = table(null, mask);
  }

  private BoxMeans(BoxMeans shared, float[] plane, boolean[] mask) {
    this.width = shared.width;
    this.height = shared.height;
    this.counts = shared.counts;
    this.sums = table(plane, mask);
  }

  /** Returns the means of another plane over the same mask. */
  BoxMeans of(float[] plane, boolean[] mask) {
    return new BoxMeans(this, plane, mask);
  }

  /** Returns the mean over the window of side {@code 2·radius + 1} around a pixel of the mask. */
  float at(int pixel, int radius) {
    int x = pixel % width;
    int y = pixel / width;
    int left = Math.max(0, x - radius);
    int top = Math.max(0, y - radius) * (width + 1);
    int right = Math.min(width, x + radius + 1);
    int bottom = Math.min(height, y + radius + 1) * (width + 1);
    double sum = sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
    double count =
        counts[bottom + right] - counts[bottom + left] - counts[top + right] + counts[top + left];
    return (float) (sum / Math.max(1, count));
  }

  private double[] table(float @org.jspecify.annotations.Nullable [] plane, boolean[] mask) {
    double[] table = new double[(width + 1) * (height + 1)];
    for (int y = 0; y < height; y++) {
      double row = 0;
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (mask[i]) {
          row += plane == null ? 1 : plane[i];
        }
        int at = (y + 1) * (width + 1) + x + 1;
        table[at] = table[at - width - 1] + row;
      }
    }
    return table;
  }
}
