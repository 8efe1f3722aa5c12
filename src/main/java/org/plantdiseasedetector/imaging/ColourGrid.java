package org.plantdiseasedetector.imaging;

import java.util.Arrays;

/**
 * The slowly changing colour of the uncovered part of a photo, continued under the covered part.
 */
final class ColourGrid {

  private final RgbImage photo;
  private final boolean[] cover;
  private final int cell;
  private final int columns;
  private final int rows;

  ColourGrid(RgbImage photo, boolean[] cover, int cell) {
    this.photo = photo;
    this.cover = cover;
    this.cell = cell;
    this.columns = (photo.width() + cell - 1) / cell;
    this.rows = (photo.height() + cell - 1) / cell;
  }

  /** Returns the local mean of a channel for every pixel; some pixel has to be uncovered. */
  float[] smooth(int channel) {
    float[] means = cellMeans(channel);
    while (hasGap(means)) {
      means = grown(means);
    }
    float[] result = new float[cover.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = interpolate(means, i % photo.width(), i / photo.width());
    }
    return result;
  }

  private float[] cellMeans(int channel) {
    float[] sums = new float[columns * rows];
    int[] counts = new int[columns * rows];
    for (int i = 0; i < cover.length; i++) {
      if (!cover[i]) {
        int at = i / photo.width() / cell * columns + i % photo.width() / cell;
        sums[at] += photo.rgb()[3 * i + channel] & 0xFF;
        counts[at]++;
      }
    }
    for (int at = 0; at < sums.length; at++) {
      sums[at] = counts[at] == 0 ? Float.NaN : sums[at] / counts[at];
    }
    return sums;
  }

  private static boolean hasGap(float[] means) {
    for (float mean : means) {
      if (Float.isNaN(mean)) {
        return true;
      }
    }
    return false;
  }

  /** Fills the gaps that touch a known cell with the mean of the known cells around. */
  private float[] grown(float[] means) {
    float[] next = Arrays.copyOf(means, means.length);
    for (int at = 0; at < means.length; at++) {
      if (Float.isNaN(means[at])) {
        next[at] = neighbourMean(means, at % columns, at / columns);
      }
    }
    return next;
  }

  private float neighbourMean(float[] means, int column, int row) {
    float sum = 0;
    int n = 0;
    for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        float mean = means[y * columns + x];
        if (!Float.isNaN(mean)) {
          sum += mean;
          n++;
        }
      }
    }
    return n == 0 ? Float.NaN : sum / n;
  }

  private float interpolate(float[] means, int x, int y) {
    float u = Math.clamp((x + 0.5f) / cell - 0.5f, 0, columns - 1);
    float v = Math.clamp((y + 0.5f) / cell - 0.5f, 0, rows - 1);
    int x0 = (int) u;
    int y0 = (int) v;
    int x1 = Math.min(x0 + 1, columns - 1);
    int y1 = Math.min(y0 + 1, rows - 1);
    float top = mix(means[y0 * columns + x0], means[y0 * columns + x1], u - x0);
    float bottom = mix(means[y1 * columns + x0], means[y1 * columns + x1], u - x0);
    return mix(top, bottom, v - y0);
  }

  private static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }
}
