package org.plantdiseasedetector.imaging.jpeg;

import java.util.Arrays;

/**
 * Reads single blocks of a scan: of sequential files (ITU-T T.81, F.2.2) and of progressive ones
 * (G.1.2, and G.2 for the decoder's view). Carries what one block leaves to the next.
 */
final class BlockReader {

  /** More bits than any difference of mean values has in files of 8 bits a sample. */
  private static final int MOST_BITS = 15;

  private final Scan.Header header;
  private final EntropyData data;
  private final int[] predictions;

  BlockReader(Scan.Header header, EntropyData data) {
    this.header = header;
    this.data = data;
    this.predictions = new int[header.parts().size()];
  }

  /** Forgets what earlier blocks left. */
  void restart() {
    Arrays.fill(predictions, 0);
  }

  /**
   * Reads a block.
   *
   * @param part component and tables
   * @param index of the part in the scan
   * @param block index of the block in the component
   * @param position where the block begins, in bits
   * @return where the next one begins
   * @throws UnusualJpegException if the data is damaged
   */
  long block(Scan.Part part, int index, int block, long position) throws UnusualJpegException {
    if (!header.progressive()) {
      return part.othersTable().skipBlock(data, mean(part, index, block, position));
    } else if (header.high() == 0) {
      return mean(part, index, block, position);
    }
    part.component().refine(block, (int) (data.peek(position) >>> 63) << header.low());
    return position + 1;
  }

  private long mean(Scan.Part part, int index, int block, long position)
      throws UnusualJpegException {
    long bits = data.peek(position);
    int entry = part.meansTable().next(bits);
    int size = entry >> 5;
    if (size > MOST_BITS) {
      throw new UnusualJpegException("a difference of " + size + " bits");
    }
    predictions[index] += value(bits << (entry & 31), size);
    part.component().set(block, predictions[index] << header.low());
    return position + (entry & 31) + size;
  }

  /**
   * The signed numbers of T.81, F.2.2.1, where a leading zero stands for a negative one. Without a
   * branch, which would be a guess: both signs are equally frequent.
   */
  private static int value(long bits, int size) {
    int unsigned = (int) (bits >>> 1 >>> (Long.SIZE - 1 - size));
    int negative = (int) (~bits >> (Long.SIZE - 1));
    return unsigned + (negative & (1 - (1 << size)));
  }
}
