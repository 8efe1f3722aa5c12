package org.plantdiseasedetector.imaging.jpeg;

/**
 * The mean values of one colour component's blocks of 8 × 8 samples: the picture of that component
 * at an eighth of its size.
 *
 * @param id the file's name for it
 * @param across blocks of a minimum coded unit in a row, 1 or 2
 * @param down blocks of a minimum coded unit in a column, 1 or 2
 * @param quantisation index of the quantisation table
 * @param blocksWide blocks in a row by the component's size
 * @param blocksHigh blocks in a column by the component's size
 * @param stride blocks from one row to the next: whole coded units are stored
 * @param means in steps of the quantisation table, row by row
 */
@SuppressWarnings("ArrayRecordComponent")
record Component(
    int id,
    int across,
    int down,
    int quantisation,
    int blocksWide,
    int blocksHigh,
    int stride,
    short[] means) {

  private static final int BLOCK = 8;
  private static final int GRAY = 128;

  /**
   * Makes a component whose means are all zero.
   *
   * @param id the file's name for it
   * @param across horizontal sampling factor
   * @param down vertical sampling factor
   * @param quantisation index of its table
   * @param frame the frame it belongs to
   */
  static Component of(int id, int across, int down, int quantisation, FrameSize frame) {
    int stride = frame.unitsWide() * across;
    return new Component(
        id,
        across,
        down,
        quantisation,
        ceil(frame.width() * across, BLOCK * frame.across()),
        ceil(frame.height() * down, BLOCK * frame.down()),
        stride,
        new short[Math.multiplyExact(stride, frame.unitsHigh() * down)]);
  }

  static int ceil(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** Sets the mean of a block, in steps of the quantisation table. */
  void set(int block, int mean) {
    means[block] = (short) mean;
  }

  /** Adds a bit to the mean of a block. */
  void refine(int block, int bit) {
    means[block] |= (short) bit;
  }

  /**
   * Computes one row of levels.
   *
   * @param y the row of blocks
   * @param step of the quantisation table for mean values
   * @param out receives {@link #blocksWide} levels of 0 to 255
   */
  void levels(int y, int step, int[] out) {
    for (int x = 0; x < blocksWide; x++) {
      // The mean is an eighth of the coefficient (T.81, A.3.3).
      out[x] = Math.clamp(GRAY + ((means[y * stride + x] * step + 4) >> 3), 0, 255);
    }
  }
}
