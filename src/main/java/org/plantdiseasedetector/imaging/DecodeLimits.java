package org.plantdiseasedetector.imaging;

import org.plantdiseasedetector.domain.FailureCode;

/**
 * What an untrusted photo may cost.
 *
 * @param maxBytes largest file in bytes
 * @param maxPixels largest number of pixels that a header may announce
 * @param minSide smallest shorter side in pixels
 * @param maxWholePixels largest number of pixels of a picture whose coding forces the decoder to
 *     hold all of it at once, such as progressive JPEG and WebP
 * @param maxFrames largest number of pictures in one file
 */
public record DecodeLimits(
    int maxBytes, long maxPixels, int minSide, long maxWholePixels, int maxFrames) {

  /**
   * The product's limits: 64 MiB, 200 megapixels (the largest phone sensors have 199.8), and 64
   * pixels, below which no leaf shows its symptoms. 64 megapixels held as a whole take about 400 MB
   * in the worst case (progressive JPEG, three full-size components of 16-bit coefficients).
   */
  public static final DecodeLimits STANDARD = new DecodeLimits(64 << 20, 200_000_000L, 64);

  private static final long STANDARD_WHOLE_PIXELS = 64_000_000L;
  private static final int STANDARD_FRAMES = 1_000;

  /**
   * Makes limits with the usual numbers of frames and of pixels held as a whole.
   *
   * @param maxBytes largest file in bytes
   * @param maxPixels largest number of pixels that a header may announce
   * @param minSide smallest shorter side in pixels
   */
  public DecodeLimits(int maxBytes, long maxPixels, int minSide) {
    this(maxBytes, maxPixels, minSide, Math.min(maxPixels, STANDARD_WHOLE_PIXELS), STANDARD_FRAMES);
  }

  /**
   * Checks what the structure of a file announces, before anything is decoded.
   *
   * @throws PhotoException if there are too many or too few pixels or too many pictures, or if the
   *     data cannot hold the pixels
   */
  void check(PhotoHeader header) throws PhotoException {
    check(header.width(), header.height());
    if ((long) header.width() * header.height() > header.holds()) {
      throw new PhotoException(
          FailureCode.IMAGE_DAMAGED,
          "%d x %d pixels in data for %d"
              .formatted(header.width(), header.height(), header.holds()));
    }
    if (header.whole() && (long) header.width() * header.height() > maxWholePixels) {
      throw new PhotoException(
          FailureCode.IMAGE_TOO_LARGE,
          header.width() + "x" + header.height() + " pixels to be held as a whole");
    }
    if (header.frames() > maxFrames) {
      throw new PhotoException(FailureCode.IMAGE_TOO_LARGE, header.frames() + " frames");
    }
  }

  /**
   * Checks a size.
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
