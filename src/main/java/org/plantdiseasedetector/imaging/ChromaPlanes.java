package org.plantdiseasedetector.imaging;

/**
 * A photo, box-averaged to a working size, as brightness and two chroma planes that hardly change
 * under shadow.
 *
 * <p>With {@code S = R + G + B + DAMPING}: {@code green = (2G − R − B) / S} (the excess green index
 * of Woebbecke et al. 1995, normalised) and {@code yellow = (R − B) / S}. The damping keeps the
 * noise of dark pixels from looking like colour.
 *
 * @param width working width in pixels
 * @param height working height in pixels
 * @param luma (R + G + B) / 3 in [0, 255]
 * @param green excess green in about [-1, 2]
 * @param yellow red over blue in about [-1, 1]
 */
@SuppressWarnings("ArrayRecordComponent")
record ChromaPlanes(int width, int height, float[] luma, float[] green, float[] yellow) {

  /** The shorter side is averaged down to about this many pixels. */
  private static final int WORKING_SIDE = 128;

  private static final float DAMPING = 60;

  /** Averages and converts a photo. */
  static ChromaPlanes of(RgbImage image) {
    int factor = Math.max(1, Math.min(image.width(), image.height()) / WORKING_SIDE);
    int width = Math.max(1, image.width() / factor);
    int height = Math.max(1, image.height() / factor);
    int n = width * height;
    ChromaPlanes planes =
        new ChromaPlanes(width, height, new float[n], new float[n], new float[n]);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        planes.average(image, x, y, factor);
      }
    }
    return planes;
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
    green[i] = (2 * g - r - b) / (sum + DAMPING);
    yellow[i] = (r - b) / (sum + DAMPING);
  }
}
