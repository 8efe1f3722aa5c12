package org.plantdiseasedetector.imaging;

/**
 * What the structure of a file says before any pixel is decoded.
 *
 * @param width pixels as stored, before orientation
 * @param height pixels as stored, before orientation
 * @param plain whether the fast decoder reads it: 8 bits a sample and gray or three-component
 *     colour
 * @param exif the TIFF block of the Exif metadata; empty if there is none
 * @param icc the embedded colour profile; empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent")
record PhotoHeader(int width, int height, boolean plain, byte[] exif, byte[] icc) {

  private static final byte[] NOTHING = {};

  /** Makes a header of a picture without metadata. */
  static PhotoHeader bare(int width, int height, boolean plain) {
    return new PhotoHeader(width, height, plain, NOTHING, NOTHING);
  }
}
