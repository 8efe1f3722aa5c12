package org.plantdiseasedetector.imaging.jpeg;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One scan (ITU-T T.81, B.2.3 and annexes F and G): reads what is needed of it and skips the rest.
 * An instance reads one scan, on one thread.
 */
final class Scan {

  /**
   * What a scan's header says.
   *
   * @param parts its components with their tables
   * @param first first coefficient in the zigzag order; 0 is the mean value
   * @param high bits that earlier scans gave; 0 for the first
   * @param low bits that later scans give
   * @param restartInterval minimum coded units between restart markers; 0 for none
   * @param progressive whether the file is progressive
   */
  record Header(
      List<Part> parts, int first, int high, int low, int restartInterval, boolean progressive) {

    /** Returns whether the scan has mean values. */
    boolean isNeeded() {
      return first == 0;
    }
  }

  /**
   * A component in a scan.
   *
   * @param component the component
   * @param means table of the mean values; null if the scan needs none
   * @param others table of the other coefficients; null if the scan needs none
   */
  record Part(Component component, @Nullable HuffmanTable means, @Nullable HuffmanTable others) {

    HuffmanTable meansTable() throws UnusualJpegException {
      return present(means);
    }

    HuffmanTable othersTable() throws UnusualJpegException {
      return present(others);
    }

    private static HuffmanTable present(@Nullable HuffmanTable table) throws UnusualJpegException {
      if (table == null) {
        throw new UnusualJpegException("a Huffman table is missing");
      }
      return table;
    }
  }

  private final Header header;
  private final EntropyData data;
  private final BlockReader reader;
  private int units;
  private int restarts;

  Scan(Header header, EntropyData data) {
    this.header = header;
    this.data = data;
    this.reader = new BlockReader(header, data);
  }

  /**
   * Reads the scan into its components.
   *
   * @param frame size of the picture
   * @throws UnusualJpegException if the data is damaged, or the thread was interrupted
   */
  void read(FrameSize frame) throws UnusualJpegException {
    if (header.parts().size() == 1) {
      readSingle(header.parts().getFirst());
    } else {
      readInterleaved(frame);
    }
  }

  /** A scan of one component has its blocks in rows, without those that only fill up a unit. */
  private void readSingle(Part part) throws UnusualJpegException {
    Component component = part.component();
    long position = 0;
    for (int y = 0; y < component.blocksHigh(); y++) {
      checkInterrupt();
      for (int x = 0; x < component.blocksWide(); x++) {
        position = startUnit(position);
        position = reader.block(part, 0, y * component.stride() + x, position);
        data.check(position);
      }
    }
  }

  private void readInterleaved(FrameSize frame) throws UnusualJpegException {
    long position = 0;
    for (int y = 0; y < frame.unitsHigh(); y++) {
      checkInterrupt();
      for (int x = 0; x < frame.unitsWide(); x++) {
        position = unit(x, y, startUnit(position));
        data.check(position);
      }
    }
  }

  private long unit(int unitX, int unitY, long start) throws UnusualJpegException {
    long position = start;
    for (int index = 0; index < header.parts().size(); index++) {
      Part part = header.parts().get(index);
      Component component = part.component();
      int corner = unitY * component.down() * component.stride() + unitX * component.across();
      for (int y = 0; y < component.down(); y++) {
        for (int x = 0; x < component.across(); x++) {
          position = reader.block(part, index, corner + y * component.stride() + x, position);
        }
      }
    }
    return position;
  }

  private long startUnit(long position) throws UnusualJpegException {
    int interval = header.restartInterval();
    boolean restart = interval > 0 && units > 0 && units % interval == 0;
    units++;
    if (!restart) {
      return position;
    }
    reader.restart();
    return data.afterRestart(restarts++);
  }

  /** A photo that takes too long is given up by interrupting its thread. */
  private static void checkInterrupt() throws UnusualJpegException {
    if (Thread.currentThread().isInterrupted()) {
      throw new UnusualJpegException("interrupted");
    }
  }
}
