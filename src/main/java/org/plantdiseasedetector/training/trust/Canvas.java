package org.plantdiseasedetector.training.trust;

import java.util.SplittableRandom;
import org.plantdiseasedetector.imaging.RgbImage;

/** A square picture to draw on. Not thread-safe. */
final class Canvas {

  private static final int CHANNELS = 3;

  private final int side;
  private final byte[] rgb;

  /** Makes a black square with a side in pixels. */
  Canvas(int side) {
    this.side = side;
    this.rgb = new byte[CHANNELS * side * side];
  }

  /** Gives the colour of a pixel. */
  @FunctionalInterface
  interface Paint {
    /** Returns 0xRRGGBB at a column and a row. */
    int at(int x, int y);
  }

  /** Tells where to paint. */
  @FunctionalInterface
  interface Region {
    /** Returns whether a pixel belongs to the region. */
    boolean has(int x, int y);
  }

  /** Paints the whole square. */
  void fill(Paint paint) {
    fill((x, y) -> true, paint);
  }

  /** Paints a region. */
  void fill(Region region, Paint paint) {
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (region.has(x, y)) {
          set(x, y, paint.at(x, y));
        }
      }
    }
  }

  /** Paints a rectangle, cut at the edges. */
  void rectangle(int left, int top, int width, int height, int colour) {
    for (int y = Math.max(0, top); y < Math.min(side, top + height); y++) {
      for (int x = Math.max(0, left); x < Math.min(side, left + width); x++) {
        set(x, y, colour);
      }
    }
  }

  private void set(int x, int y, int colour) {
    int i = CHANNELS * (y * side + x);
    rgb[i] = (byte) (colour >> 16);
    rgb[i + 1] = (byte) (colour >> 8);
    rgb[i + 2] = (byte) colour;
  }

  /** Returns what was drawn; the canvas must not be used any further. */
  RgbImage image() {
    return new RgbImage(side, side, rgb);
  }

  /** Draws a colour from the whole cube. */
  static int colour(SplittableRandom random) {
    return random.nextInt(1 << 24);
  }

  /** Mixes two colours; a share of 0 gives the first, 1 the second. */
  static int mix(int first, int second, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double value = ((first >> shift) & 0xFF) * (1 - share) + ((second >> shift) & 0xFF) * share;
      mixed |= (int) Math.round(Math.clamp(value, 0.0, 255.0)) << shift;
    }
    return mixed;
  }

  /** Returns 0xRRGGBB of a picture's pixel. */
  static int pixel(RgbImage image, int x, int y) {
    int i = CHANNELS * (y * image.width() + x);
    byte[] from = image.rgb();
    return ((from[i] & 0xFF) << 16) | ((from[i + 1] & 0xFF) << 8) | (from[i + 2] & 0xFF);
  }
}
