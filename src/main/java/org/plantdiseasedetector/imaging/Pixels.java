package org.plantdiseasedetector.imaging;

/** Packs pixels. */
final class Pixels {

  private Pixels() {}

  /**
   * Lays pixels over white.
   *
   * @param width pixels
   * @param height pixels
   * @param argb alpha, red, green and blue, not premultiplied
   */
  static RgbImage flatten(int width, int height, int[] argb) {
    byte[] rgb = new byte[Math.multiplyExact(argb.length, 3)];
    for (int i = 0; i < argb.length; i++) {
      put(argb[i], rgb, i * 3);
    }
    return new RgbImage(width, height, rgb);
  }

  /** Writes one pixel over white at {@code to}. */
  static void put(int argb, byte[] rgb, int to) {
    int alpha = argb >>> 24;
    if (alpha == 255) {
      rgb[to] = (byte) (argb >> 16);
      rgb[to + 1] = (byte) (argb >> 8);
      rgb[to + 2] = (byte) argb;
    } else {
      rgb[to] = overWhite(argb >> 16 & 0xFF, alpha);
      rgb[to + 1] = overWhite(argb >> 8 & 0xFF, alpha);
      rgb[to + 2] = overWhite(argb & 0xFF, alpha);
    }
  }

  private static byte overWhite(int value, int alpha) {
    return (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
  }
}
