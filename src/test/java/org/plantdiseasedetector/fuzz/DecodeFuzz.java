package org.plantdiseasedetector.fuzz;

import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;

/**
 * Decodes what the fuzzer makes up: pixels and metadata of every format. Anything but a photo or
 * the declared exception is a finding.
 */
public final class DecodeFuzz {

  /** Small, so that a round takes milliseconds; the checks are the same. */
  private static final PhotoDecoder DECODER =
      new SafePhotoDecoder(new DecodeLimits(1 << 20, 40_000, 1));

  private DecodeFuzz() {}

  /**
   * Tries one input.
   *
   * @param data a file
   */
  public static void fuzzerTestOneInput(byte[] data) {
    try {
      DECODER.decode(data, 16);
    } catch (PhotoException declared) {
      // Refused with a code, as it should be.
    }
  }
}
