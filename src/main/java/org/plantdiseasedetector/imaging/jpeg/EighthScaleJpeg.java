package org.plantdiseasedetector.imaging.jpeg;

import java.util.Optional;
import org.plantdiseasedetector.imaging.RgbImage;

/**
 * Decodes a JPEG file at an eighth of its size. At that scale a block of 8 × 8 pixels becomes one,
 * its mean, which the file stores as such; so no inverse transform is computed, the other
 * coefficients are skipped several at a time, and of a progressive file most scans are not even
 * looked at. Reads sequential and progressive Huffman-coded files of 8 bits a sample, gray or with
 * chrominance at full or half resolution, which is what cameras write (ITU-T T.81). Memory is 2 to
 * 6 bytes for 64 pixels, and a copy of the longest scan. Stateless and thread-safe.
 */
public final class EighthScaleJpeg {

  /** The scale's denominator. */
  public static final int REDUCTION = 8;

  private EighthScaleJpeg() {}

  /**
   * Decodes a file. The caller has checked its size and that it is complete.
   *
   * @param file the whole file
   * @return the picture as stored, each side an eighth rounded up; empty if the file is damaged or
   *     of a kind that this decoder leaves to others, or the thread was interrupted
   */
  public static Optional<RgbImage> decode(byte[] file) {
    try {
      JpegReader reader = new JpegReader(file);
      reader.read();
      return Optional.of(Colours.toRgb(reader.frame(), reader.components(), reader.steps()));
    } catch (UnusualJpegException | IndexOutOfBoundsException | ArithmeticException unusual) {
      return Optional.empty();
    }
  }
}
