package org.plantdiseasedetector.imaging;

import java.util.Optional;

/**
 * The leaf of a photo that was taken on a plain background, such as a grey sheet or white paper.
 *
 * <p>Holes in the leaf count as leaf, its cast shadow counts as background. Immutable and
 * thread-safe.
 */
public final class PlainBackgroundMask {

  /** Alpha from which a pixel belongs to the leaf rather than to the background. */
  private static final int HALF = 128;

  private final int width;
  private final int height;
  private final byte[] alpha;
  private final double leafFraction;

  private PlainBackgroundMask(int width, int height, byte[] alpha) {
    this.width = width;
    this.height = height;
    this.alpha = alpha;
    this.leafFraction = fraction(alpha);
  }

  /**
   * Separates the leaf from its background.
   *
   * @param image an upright photo of any size; 256×256 takes about 2 ms
   * @return empty if the background is not plain, or the leaf fills (nearly) nothing or everything
   */
  public static Optional<PlainBackgroundMask> find(RgbImage image) {
    return PlainBackgroundSegmenter.segment(image)
        .map(leaf -> MaskScaler.alpha(leaf, image.width(), image.height()))
        .map(alpha -> new PlainBackgroundMask(image.width(), image.height(), alpha));
  }

  /** Returns the photo's width in pixels. */
  public int width() {
    return width;
  }

  /** Returns the photo's height in pixels. */
  public int height() {
    return height;
  }

  /** Returns the share of the photo that is leaf, in [0, 1]. */
  public double leafFraction() {
    return leafFraction;
  }

  /**
   * Tells leaf from background.
   *
   * @param x column, from 0
   * @param y row, from 0
   * @return whether the pixel is leaf
   */
  public boolean isLeaf(int x, int y) {
    return alpha(x, y) >= HALF;
  }

  /**
   * Returns how much of a pixel is leaf, for pasting with a soft edge.
   *
   * @param x column, from 0
   * @param y row, from 0
   * @return 0 (background) to 255 (leaf)
   */
  public int alpha(int x, int y) {
    return alpha[y * width + x] & 0xFF;
  }

  /**
   * Returns the leaf grown by a margin.
   *
   * @param radius half the side of the square brush in pixels, at least 0
   * @return row by row, one entry per pixel, true for the leaf and its margin
   */
  public boolean[] dilated(int radius) {
    boolean[] leaf = new boolean[alpha.length];
    for (int i = 0; i < leaf.length; i++) {
      leaf[i] = (alpha[i] & 0xFF) >= HALF;
    }
    return new BinaryMask(width, height, leaf).dilate(radius).set();
  }

  private static double fraction(byte[] alpha) {
    int leaf = 0;
    for (byte a : alpha) {
      if ((a & 0xFF) >= HALF) {
        leaf++;
      }
    }
    return (double) leaf / alpha.length;
  }
}
