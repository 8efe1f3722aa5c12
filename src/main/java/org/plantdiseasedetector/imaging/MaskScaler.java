package org.plantdiseasedetector.imaging;

/** Brings a mask of working size back to the photo's size, with soft edges. */
public final class MaskScaler {

  private MaskScaler() {}

  /**
   * Interpolates bilinearly.
   *
   * @param mask at working size
   * @param width of the photo in pixels
   * @param height of the photo in pixels
   * @return 0 to 255 per pixel of the photo
   */
  public static byte[] alpha(BinaryMask mask, int width, int height) {
    byte[] alpha = new byte[width * height];
    float scaleX = (float) mask.width() / width;
    float scaleY = (float) mask.height() / height;
    for (int y = 0; y < height; y++) {
      float v = clamp((y + 0.5f) * scaleY - 0.5f, mask.height() - 1);
      for (int x = 0; x < width; x++) {
        float u = clamp((x + 0.5f) * scaleX - 0.5f, mask.width() - 1);
        alpha[y * width + x] = (byte) Math.round(255 * sample(mask, u, v));
      }
    }
    return alpha;
  }

  private static float sample(BinaryMask mask, float u, float v) {
    int x0 = (int) u;
    int y0 = (int) v;
    int x1 = Math.min(x0 + 1, mask.width() - 1);
    int y1 = Math.min(y0 + 1, mask.height() - 1);
    float fx = u - x0;
    float fy = v - y0;
    float top = value(mask, x0, y0) * (1 - fx) + value(mask, x1, y0) * fx;
    float bottom = value(mask, x0, y1) * (1 - fx) + value(mask, x1, y1) * fx;
    return top * (1 - fy) + bottom * fy;
  }

  private static float value(BinaryMask mask, int x, int y) {
    return mask.set()[y * mask.width() + x] ? 1 : 0;
  }

  private static float clamp(float value, float max) {
    return Math.max(0, Math.min(max, value));
  }
}
