package org.plantdiseasedetector.ui.common;

import java.nio.ByteBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.plantdiseasedetector.imaging.RgbImage;

/** Turns decoded pixels into pictures for the screen. Works on any thread. */
public final class RgbImages {

  private RgbImages() {}

  /**
   * Shrinks by averaging, so that fine lesions do not alias away, and converts.
   *
   * @param image any size
   * @param maxSide longest side of the result in pixels; a smaller image keeps its size
   * @return the picture
   */
  public static Image toFx(RgbImage image, int maxSide) {
    RgbImage small = shrink(image, maxSide);
    WritableImage result = new WritableImage(small.width(), small.height());
    PixelFormat<ByteBuffer> format = PixelFormat.getByteRgbInstance();
    result
        .getPixelWriter()
        .setPixels(0, 0, small.width(), small.height(), format, small.rgb(), 0, 3 * small.width());
    return result;
  }

  static RgbImage shrink(RgbImage image, int maxSide) {
    int longest = Math.max(image.width(), image.height());
    if (longest <= maxSide) {
      return image;
    }
    int width = Math.max(1, Math.round((float) image.width() * maxSide / longest));
    int height = Math.max(1, Math.round((float) image.height() * maxSide / longest));
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      int top = (int) ((long) y * image.height() / height);
      int bottom = (int) ((long) (y + 1) * image.height() / height);
      for (int x = 0; x < width; x++) {
        int left = (int) ((long) x * image.width() / width);
        int right = (int) ((long) (x + 1) * image.width() / width);
        average(image, left, top, right, bottom, rgb, 3 * (y * width + x));
      }
    }
    return new RgbImage(width, height, rgb);
  }

  private static void average(
      RgbImage image, int left, int top, int right, int bottom, byte[] target, int at) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int y = top; y < bottom; y++) {
      int row = 3 * y * image.width();
      for (int i = row + 3 * left; i < row + 3 * right; i += 3) {
        red += image.rgb()[i] & 0xff;
        green += image.rgb()[i + 1] & 0xff;
        blue += image.rgb()[i + 2] & 0xff;
      }
    }
    int count = (right - left) * (bottom - top);
    target[at] = (byte) (red / count);
    target[at + 1] = (byte) (green / count);
    target[at + 2] = (byte) (blue / count);
  }
}
