package org.plantdiseasedetector.imaging;

/**
 * What the structure of a file says before any pixel is decoded.
 *
 * @param width pixels as stored, before orientation
 * @param height pixels as stored, before orientation
 * @param plain whether the fast decoder reads it: 8 bits a sample and gray or three-component
 *     colour
 * @param whole whether a decoder must hold the whole picture in memory, however small the result
 * @param holds most pixels that the file's data can hold, by the format's densest coding
 * @param frames number of pictures in the file; only the first is used
 * @param exif the TIFF block of the Exif metadata; empty if there is none
 * @param icc the embedded colour profile, if the decoder does not apply it by itself; else empty
 */
@SuppressWarnings("ArrayRecordComponent")
record PhotoHeader(
    int width,
    int height,
    boolean plain,
    boolean whole,
    long holds,
    int frames,
    byte[] exif,
    byte[] icc) {

  private static final byte[] NOTHING = {};

  /** Makes a header of a picture without metadata that the fast decoder does not read. */
  static PhotoHeader bare(int width, int height, boolean whole, int frames) {
    return new PhotoHeader(width, height, false, whole, Long.MAX_VALUE, frames, NOTHING, NOTHING);
  }
}
