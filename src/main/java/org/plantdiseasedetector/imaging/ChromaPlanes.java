package org.plantdiseasedetector.imaging;

/**
 * A photo, box-averaged to a working size, as brightness and two chroma planes that hardly change
 * under shadow.
 *
 * <p>With {@code S = R + G + B}: {@code green = (2G − R − B) / S} (the excess green index of
 * Woebbecke et al. 1995 on chromatic coordinates) and {@code yellow = (R − B) / S}. Chroma of dark
 * pixels is mostly noise, so comparisons weigh it with {@link #trust(int)}.
 *
 * @param width working width in pixels
 * @param height working height in pixels
 * @param luma (R + G + B) / 3 in [0, 255]
 * @param green excess green in [-1, 2]
 * @param yellow red over blue in [-1, 1]
 */
@SuppressWarnings("ArrayRecordComponent")
record ChromaPlanes(int width, int height, float[] luma, float[] green, float[] yellow) {

  /** Brightness at which chroma counts half. */
  private static final float HALF_TRUST = 20;

  /**
   * Averages and converts a photo.
   *
   * @param image the photo
   * @param side the shorter side is averaged down to at least this many pixels, below twice as many
   */
  static ChromaPlanes of(RgbImage image, int side) {
    int factor = Math.max(1, Math.min(image.width(), image.height()) / side);
    int width = Math.max(1, image.width() / factor);
    int height = Math.max(1, image.height() / factor);
    int n = width * height;
    ChromaPlanes planes = new ChromaPlanes(width, height, new float[n], new float[n], new float[n]);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        planes.average(image, x, y, factor);
      }
    }
    return planes;
  }

  /** Returns how much a pixel's chroma tells: from 0 (black) towards 1 (bright). */
  float trust(int i) {
    return luma[i] / (luma[i] + HALF_TRUST);
  }

  private void average(RgbImage image, int x, int y, int factor) {
    byte[] rgb = image.rgb();
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int dy = 0; dy < factor; dy++) {
      int p = 3 * ((y * factor + dy) * image.width() + x * factor);
      for (int dx = 0; dx < factor; dx++, p += 3) {
        red += rgb[p] & 0xFF;
        green += rgb[p + 1] & 0xFF;
        blue += rgb[p + 2] & 0xFF;
      }
    }
    float area = factor * factor;
    store(y * width + x, red / area, green / area, blue / area);
  }

  private void store(int i, float r, float g, float b) {
    float sum = r + g + b;
    luma[i] = sum / 3;
    green[i] = (2 * g - r - b) / Math.max(1, sum);
    yellow[i] = (r - b) / Math.max(1, sum);
  }
}
