package org.plantdiseasedetector.imaging;

/** Makes the network's square views from a decoded photo. Implementations are thread-safe. */
public interface Preprocessor {

  /**
   * Cuts and resamples with antialiasing.
   *
   * @param image an upright photo of any size
   * @return the views that the bundle asks for
   */
  PreparedPhoto prepare(RgbImage image);

  /** Returns the shorter side in pixels that a decoded photo should at least have. */
  int minSide();
}
