package org.plantdiseasedetector.ui.testkit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.imaging.DecodedPhoto;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.RgbImage;

/** A plain decoder for pictures that the tests made themselves. */
public final class ImageIoTestDecoder implements PhotoDecoder {

  @Override
  public DecodedPhoto decode(byte[] bytes, int minSide) throws PhotoException {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
      if (image == null) {
        throw new PhotoException(FailureCode.NOT_AN_IMAGE, "unknown format");
      }
      int width = image.getWidth();
      int height = image.getHeight();
      byte[] rgb = new byte[3 * width * height];
      for (int i = 0; i < width * height; i++) {
        int pixel = image.getRGB(i % width, i / width);
        rgb[3 * i] = (byte) (pixel >> 16);
        rgb[3 * i + 1] = (byte) (pixel >> 8);
        rgb[3 * i + 2] = (byte) pixel;
      }
      return new DecodedPhoto(new RgbImage(width, height, rgb), width, height);
    } catch (IOException e) {
      throw new PhotoException(FailureCode.IMAGE_DAMAGED, "unreadable", e);
    }
  }
}
