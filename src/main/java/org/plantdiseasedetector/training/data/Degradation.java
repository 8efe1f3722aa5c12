package org.plantdiseasedetector.training.data;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.plantdiseasedetector.imaging.RgbImage;

/** What cheap cameras and messengers do to a photo. */
final class Degradation {

  private Degradation() {}

  /** Blurs with a triangle of one or two pixels' radius. */
  static RgbImage blur(RgbImage image, SplittableRandom random) {
    float side = 0.15f + 0.35f * (float) random.nextDouble();
    byte[] once = blurAxis(image.rgb(), image.width(), image.height(), 3, side);
    byte[] twice = blurAxis(once, image.width(), image.height(), 3 * image.width(), side);
    return new RgbImage(image.width(), image.height(), twice);
  }

  private static byte[] blurAxis(byte[] in, int width, int height, int step, float side) {
    byte[] out = in.clone();
    float middle = 1 - side;
    int last = 3 * width * height - step;
    for (int i = step; i < last; i++) {
      float value =
          middle * (in[i] & 0xff) + side / 2 * ((in[i - step] & 0xff) + (in[i + step] & 0xff));
      out[i] = (byte) Math.round(value);
    }
    return out;
  }

  /** Compresses as JPEG with a quality between 25 and 75 and decodes again. */
  static RgbImage jpeg(RgbImage image, SplittableRandom random) {
    float quality = 0.25f + 0.5f * (float) random.nextDouble();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(toPicture(image), null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return decode(bytes.toByteArray());
  }

  private static RgbImage decode(byte[] jpeg) {
    try {
      // Reading through a stream object spares ImageIO's cache file on disk.
      BufferedImage picture =
          ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)));
      byte[] rgb = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData().clone();
      swapRedAndBlue(rgb);
      return new RgbImage(picture.getWidth(), picture.getHeight(), rgb);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage toPicture(RgbImage image) {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] data = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    System.arraycopy(image.rgb(), 0, data, 0, data.length);
    swapRedAndBlue(data);
    return picture;
  }

  private static void swapRedAndBlue(byte[] data) {
    for (int i = 0; i < data.length; i += 3) {
      byte first = data[i];
      data[i] = data[i + 2];
      data[i + 2] = first;
    }
  }
}
