package org.plantdiseasedetector.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.plantdiseasedetector.domain.FailureCode;

/**
 * Makes small JPEGs of photos, in memory alone: ImageIO's usual streams leave copies in the folder
 * for temporary files. Thread-safe.
 *
 * @param decoder reads the photos
 */
public record Thumbnail(PhotoDecoder decoder) {

  private static final int LONGER_SIDE = 256;

  /**
   * Makes one.
   *
   * @param photo a whole file
   * @return a JPEG, upright, at most 256 pixels on its longer side, without any metadata
   * @throws PhotoException if the photo cannot be read
   */
  public byte[] jpeg(byte[] photo) throws PhotoException {
    RgbImage image = decoder.decode(photo, LONGER_SIDE).image();
    double scale = Math.min(1, (double) LONGER_SIDE / Math.max(image.width(), image.height()));
    int width = Math.max(1, (int) Math.round(image.width() * scale));
    int height = Math.max(1, (int) Math.round(image.height() * scale));
    RgbImage small = Resampler.resize(image, 0, 0, image.width(), image.height(), width, height);
    return encode(small);
  }

  private static byte[] encode(RgbImage image) throws PhotoException {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = image.rgb();
    for (int i = 0; i < image.width() * image.height(); i++) {
      int packed =
          (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | (rgb[3 * i + 2] & 0xFF);
      picture.setRGB(i % image.width(), i / image.width(), packed);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(picture, "jpg", out);
    } catch (IOException impossibleInMemory) {
      throw new PhotoException(
          FailureCode.INTERNAL_ERROR, "no thumbnail could be written", impossibleInMemory);
    }
    return bytes.toByteArray();
  }
}
