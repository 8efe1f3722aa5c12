package org.plantdiseasedetector.imaging;

import java.util.Arrays;
import java.util.Random;

/**
 * Paints parts of a photo over with the look of the rest. Instances belong to one photo and are not
 * thread-safe.
 */
public final class BackgroundPainter {

  /** Side in pixels of the cells in which the background's slow change of colour is measured. */
  private static final int CELL = 16;

  /** Background darker than this share of its median brightness is shadow. */
  private static final double SHADOW = 0.65;

  private static final long SEED = 1;
  private static final int CHANNELS = 3;

  private final RgbImage photo;
  private final boolean[] cover;

  /**
   * Makes a painter.
   *
   * @param photo stays unchanged
   * @param cover row by row, true for the pixels to paint over
   */
  public BackgroundPainter(RgbImage photo, boolean[] cover) {
    this.photo = photo;
    this.cover = cover.clone();
  }

  /** Paints with the mean colour of the rest; black if nothing is left. */
  public RgbImage flat() {
    double[] mean = new double[CHANNELS];
    int n = 0;
    for (int i = 0; i < cover.length; i++) {
      n += cover[i] ? 0 : 1;
      for (int c = 0; c < CHANNELS; c++) {
        mean[c] += cover[i] ? 0 : value(i, c);
      }
    }
    byte[] rgb = photo.rgb().clone();
    for (int i = 0; i < cover.length; i++) {
      for (int c = 0; c < CHANNELS && cover[i]; c++) {
        rgb[CHANNELS * i + c] = (byte) Math.round(mean[c] / Math.max(1, n));
      }
    }
    return new RgbImage(photo.width(), photo.height(), rgb);
  }

  /**
   * Paints with the local colour and the grain of the rest, over shadows too, so that the outline
   * of the painted area hardly shows. The same photo always gives the same picture.
   */
  public RgbImage grain() {
    coverShadows();
    int[] rest = rest();
    if (rest.length == 0) {
      return flat();
    }
    float[][] local = new float[CHANNELS][];
    ColourGrid grid = new ColourGrid(photo, cover, CELL);
    for (int c = 0; c < CHANNELS; c++) {
      local[c] = grid.smooth(c);
    }
    Random random = new Random(SEED);
    byte[] rgb = photo.rgb().clone();
    for (int i = 0; i < cover.length; i++) {
      if (cover[i]) {
        int from = rest[random.nextInt(rest.length)];
        for (int c = 0; c < CHANNELS; c++) {
          float grain = value(from, c) - local[c][from];
          rgb[CHANNELS * i + c] = (byte) Math.clamp(Math.round(local[c][i] + grain), 0, 255);
        }
      }
    }
    return new RgbImage(photo.width(), photo.height(), rgb);
  }

  private void coverShadows() {
    int[] brightness = Arrays.stream(rest()).map(this::brightness).sorted().toArray();
    if (brightness.length > 0) {
      double limit = SHADOW * brightness[brightness.length / 2];
      for (int i = 0; i < cover.length; i++) {
        cover[i] |= brightness(i) < limit;
      }
    }
  }

  private int[] rest() {
    int[] pixels = new int[cover.length];
    int n = 0;
    for (int i = 0; i < cover.length; i++) {
      if (!cover[i]) {
        pixels[n++] = i;
      }
    }
    return Arrays.copyOf(pixels, n);
  }

  private int brightness(int i) {
    return value(i, 0) + value(i, 1) + value(i, 2);
  }

  private int value(int i, int channel) {
    return photo.rgb()[CHANNELS * i + channel] & 0xFF;
  }
}
