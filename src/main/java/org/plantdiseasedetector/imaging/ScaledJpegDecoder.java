package org.plantdiseasedetector.imaging;

import java.util.Optional;
import org.plantdiseasedetector.imaging.jpeg.EighthScaleJpeg;

/**
 * Decodes JPEG at the smallest scale that the wanted size allows: at an eighth with the decoder
 * made for it, where the photo is that large, and otherwise with libjpeg.
 */
final class ScaledJpegDecoder {

  private ScaledJpegDecoder() {}

  /**
   * Decodes.
   *
   * @param bytes a JPEG file whose size and structure were checked
   * @param header its structure
   * @param minSide lower bound of the result's shorter side in pixels, where the source has them
   * @return the picture as stored; empty if neither decoder can read it
   * @throws PhotoException if the decoder came across damage
   */
  static Optional<RgbImage> decode(byte[] bytes, PhotoHeader header, int minSide)
      throws PhotoException {
    int shorter = Math.min(header.width(), header.height());
    if (shorter / EighthScaleJpeg.REDUCTION >= minSide) {
      Optional<RgbImage> eighth = EighthScaleJpeg.decode(bytes);
      if (eighth.isPresent()) {
        return eighth;
      }
    }
    return JavaFxDecoder.decode(bytes, header, minSide);
  }
}
