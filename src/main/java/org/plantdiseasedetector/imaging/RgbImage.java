package org.plantdiseasedetector.imaging;

/**
 * An 8-bit sRGB picture. Immutable by convention: the array is shared, never written after
 * construction.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param rgb interleaved red, green, blue, row by row from the top left; length 3·width·height
 */
@SuppressWarnings("ArrayRecordComponent")
public record RgbImage(int width, int height, byte[] rgb) {

  /** Checks the array's length. */
  public RgbImage {
    if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "Not an RGB image: " + width + "x" + height + ", " + rgb.length + " bytes");
    }
  }
}
