package org.plantdiseasedetector.imaging.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The entropy-coded data of one scan without stuffed zeros and restart markers (ITU-T T.81, B.1.1.5
 * and F.1.2.3). A position is a number of bits from the start, so that readers have one value to
 * carry along.
 */
final class EntropyData {

  /**
   * Zero bytes behind the data. No minimum coded unit of six blocks of 64 coefficients of at most
   * 31 bits reaches beyond them, so one check per unit is enough.
   */
  private static final int PADDING = 2048;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final byte[] data;
  private int length;
  private int[] restarts = new int[8];
  private int restartCount;

  private EntropyData(int capacity) {
    data = new byte[capacity + PADDING];
  }

  /**
   * Copies the data of a scan.
   *
   * @param file the whole file
   * @param from the first byte behind the scan's header
   * @param to the marker that ends the scan, as {@link #end} finds it
   */
  static EntropyData copy(byte[] file, int from, int to) {
    EntropyData copy = new EntropyData(to - from);
    int start = from;
    while (start < to) {
      int stop = nextFf(file, start, to);
      boolean stuffed = stop + 1 < to && file[stop + 1] == 0;
      copy.append(file, start, stuffed ? stop + 1 : stop);
      if (stop + 1 < to && isRestart(file[stop + 1])) {
        copy.restart();
      }
      start = stop + 2;
    }
    return copy;
  }

  /**
   * Finds the marker that ends a scan.
   *
   * @param file the whole file
   * @param from the first byte behind the scan's header
   * @return index of the marker's first byte; the length of the file if there is none
   */
  static int end(byte[] file, int from) {
    int at = nextFf(file, from, file.length);
    while (at + 1 < file.length && (file[at + 1] == 0 || isRestart(file[at + 1]))) {
      at = nextFf(file, at + 2, file.length);
    }
    return at;
  }

  private static boolean isRestart(byte marker) {
    return (marker & 0xF8) == 0xD0;
  }

  /** Eight bytes at a time: a byte is 0xFF if its complement is zero. */
  private static int nextFf(byte[] file, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to) {
      long complement = ~(long) LONGS.get(file, at);
      long zeros = (complement - LOW_BITS) & ~complement & HIGH_BITS;
      if (zeros != 0) {
        break;
      }
      at += Long.BYTES;
    }
    while (at < to && file[at] != (byte) 0xFF) {
      at++;
    }
    return Math.min(at, to);
  }

  private void append(byte[] file, int from, int to) {
    System.arraycopy(file, from, data, length, to - from);
    length += to - from;
  }

  private void restart() {
    if (restartCount == restarts.length) {
      restarts = Arrays.copyOf(restarts, 2 * restartCount);
    }
    restarts[restartCount++] = length;
  }

  /**
   * Returns the next bits in the upper end of a number, at least 57 of them.
   *
   * @param position in bits
   */
  long peek(long position) {
    return (long) LONGS.get(data, (int) (position >>> 3)) << (position & 7);
  }

  /**
   * Refuses a position behind the end of the data.
   *
   * @param position in bits
   * @throws UnusualJpegException if there is not enough data
   */
  void check(long position) throws UnusualJpegException {
    if (position > 8L * length) {
      throw new UnusualJpegException("a scan ends early");
    }
  }

  /**
   * Returns where the data behind a restart marker begins.
   *
   * @param index of the marker, from 0
   * @return position in bits
   * @throws UnusualJpegException if there is no such marker
   */
  long afterRestart(int index) throws UnusualJpegException {
    if (index >= restartCount) {
      throw new UnusualJpegException("a restart marker is missing");
    }
    return 8L * restarts[index];
  }
}
