package org.plantdiseasedetector.imaging.jpeg;

/**
 * Size of a picture.
 *
 * @param width pixels
 * @param height pixels
 * @param across largest horizontal sampling factor of its components
 * @param down largest vertical sampling factor of its components
 */
record FrameSize(int width, int height, int across, int down) {

  /** Returns the number of minimum coded units in a row. */
  int unitsWide() {
    return Component.ceil(width, 8 * across);
  }

  /** Returns the number of rows of minimum coded units. */
  int unitsHigh() {
    return Component.ceil(height, 8 * down);
  }
}
