package org.plantdiseasedetector.imaging;

import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/**
 * Decodes JPEG with the loader of JavaFX, which lets libjpeg shrink by 2, 4 or 8 while it decodes.
 * It needs no started toolkit, no window system and no user-interface thread. The caller has
 * checked size and structure.
 */
final class JavaFxDecoder {

  private static final int LARGEST_REDUCTION = 8;

  private JavaFxDecoder() {}

  /**
   * Decodes at the smallest scale that libjpeg offers and {@code minSide} allows.
   *
   * @param bytes a JPEG file
   * @param header its structure
   * @param minSide lower bound of the result's shorter side in pixels, where the source has them
   * @return the picture as stored; empty if this decoder cannot read it or is not usable here
   * @throws PhotoException if the decoder came across damage
   */
  static Optional<RgbImage> decode(byte[] bytes, PhotoHeader header, int minSide)
      throws PhotoException {
    int reduction = reduction(Math.min(header.width(), header.height()), minSide);
    int width = Math.max(1, header.width() / reduction);
    int height = Math.max(1, header.height() / reduction);
    try (JpegWarnings warnings = JpegWarnings.ofThisThread()) {
      Image image = new Image(new AbortableInput(bytes), width, height, false, true);
      warnings.check();
      return image.isError() ? Optional.empty() : Optional.of(pixels(image));
    } catch (RuntimeException | LinkageError unusable) {
      // A JavaFX without its native library fails with an error; ImageIO still can decode.
      return Optional.empty();
    }
  }

  private static int reduction(int side, int minSide) {
    int reduction = LARGEST_REDUCTION;
    while (reduction > 1 && side / reduction < minSide) {
      reduction /= 2;
    }
    return reduction;
  }

  private static RgbImage pixels(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[Math.multiplyExact(width, height)];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return Pixels.flatten(width, height, argb);
  }
}
