package org.plantdiseasedetector.imaging;

import org.plantdiseasedetector.domain.FailureCode;

/**
 * What an untrusted photo may cost.
 *
 * @param maxBytes largest file in bytes
 * @param maxPixels largest number of pixels that a header may announce
 * @param minSide smallest shorter side in pixels
 */
public record DecodeLimits(int maxBytes, long maxPixels, int minSide) {

  /**
   * The product's limits: 64 MiB, 200 megapixels (the largest phone sensors have 199.8), and 64
   * pixels, below which no leaf shows its symptoms.
   */
  public static final DecodeLimits STANDARD = new DecodeLimits(64 << 20, 200_000_000L, 64);

  /**
   * Checks the size that a header announces, before anything is decoded.
   *
   * @param width pixels
   * @param height pixels
   * @throws PhotoException if there are too many or too few pixels
   */
  void check(int width, int height) throws PhotoException {
    String size = width + "x" + height + " pixels";
    if ((long) width * height > maxPixels) {
      throw new PhotoException(FailureCode.IMAGE_TOO_LARGE, size);
    }
    if (Math.min(width, height) < minSide) {
      throw new PhotoException(FailureCode.IMAGE_TOO_SMALL, size);
    }
  }
}
