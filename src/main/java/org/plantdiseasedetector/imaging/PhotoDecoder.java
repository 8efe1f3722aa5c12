package org.plantdiseasedetector.imaging;

/** Turns the bytes of an untrusted file into pixels. Implementations are thread-safe. */
public interface PhotoDecoder {

  /**
   * Decodes, applies the EXIF orientation, flattens transparency onto white, and converts to sRGB.
   *
   * @param bytes the whole file
   * @param minSide the result's shorter side is at least this many pixels where the source has
   *     them; a decoder may return any larger size, up to the source's own
   * @return the upright picture
   * @throws PhotoException if the bytes are no readable image or exceed a limit
   */
  DecodedPhoto decode(byte[] bytes, int minSide) throws PhotoException;
}
