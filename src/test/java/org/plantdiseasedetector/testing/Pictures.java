package org.plantdiseasedetector.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.plantdiseasedetector.imaging.RgbImage;

/** Makes small pictures and files of them. */
public final class Pictures {

  private Pictures() {}

  /** A smooth picture whose four corners have different colours. */
  public static BufferedImage corners(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = 40 + 180 * x / width;
        int green = 40 + 180 * y / height;
        image.setRGB(x, y, red << 16 | green << 8 | 90);
      }
    }
    return image;
  }

  /** A picture of one colour. */
  public static BufferedImage plain(int width, int height, int type, int argb) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, argb);
      }
    }
    return image;
  }

  /** The bytes of {@link #corners} as a JPEG file. */
  public static byte[] jpeg(int width, int height) {
    return encode(corners(width, height), "jpg");
  }

  /** The bytes of {@link #corners} as a PNG file. */
  public static byte[] png(int width, int height) {
    return encode(corners(width, height), "png");
  }

  /**
   * Encodes a picture.
   *
   * @param image the picture
   * @param format jpg, png, gif, bmp or tiff
   */
  public static byte[] encode(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("No writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * A decoded picture from a formula.
   *
   * @param width pixels
   * @param height pixels
   * @param colour 0xRRGGBB at column and row
   */
  public static RgbImage rgb(int width, int height, IntBinaryOperator colour) {
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < width * height; i++) {
      int value = colour.applyAsInt(i % width, i / width);
      rgb[i * 3] = (byte) (value >> 16);
      rgb[i * 3 + 1] = (byte) (value >> 8);
      rgb[i * 3 + 2] = (byte) value;
    }
    return new RgbImage(width, height, rgb);
  }

  /** The colour of one pixel as 0xRRGGBB. */
  public static int pixel(RgbImage image, int x, int y) {
    int at = (y * image.width() + x) * 3;
    byte[] rgb = image.rgb();
    return (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | (rgb[at + 2] & 0xFF);
  }

  /** Mean absolute difference of two pictures of the same size, in levels of 0 to 255. */
  public static double difference(RgbImage a, RgbImage b) {
    if (a.width() != b.width() || a.height() != b.height()) {
      throw new IllegalArgumentException("Sizes differ: " + a + ", " + b);
    }
    long sum = 0;
    for (int i = 0; i < a.rgb().length; i++) {
      sum += Math.abs((a.rgb()[i] & 0xFF) - (b.rgb()[i] & 0xFF));
    }
    return (double) sum / a.rgb().length;
  }
}
