package org.plantdiseasedetector.imaging.jpeg;

/** The file is damaged or uses a feature that {@link EighthScaleJpeg} leaves to other decoders. */
final class UnusualJpegException extends Exception {

  private static final long serialVersionUID = 1L;

  UnusualJpegException(String message) {
    super(message);
  }
}
