package org.plantdiseasedetector.imaging;

/**
 * Counts the pixels of one compressed GIF picture (GIF89a specification, appendix F): keeps the
 * length of every string of the dictionary, not the string.
 */
final class GifPixels {

  private static final int LARGEST_CODES = 4096;
  private static final int LARGEST_BITS = 12;

  private final ByteView view;
  private final int rootBits;
  private final int[] lengths = new int[LARGEST_CODES];
  private int at;
  private int left;
  private int buffer;
  private int buffered;

  /**
   * Starts at a picture.
   *
   * @param view a file whose blocks are known to be complete
   * @param data position of the byte with the number of bits of a root code
   */
  GifPixels(ByteView view, int data) throws PhotoException {
    this.view = view;
    this.rootBits = view.uint8(data);
    this.at = data + 1;
    if (rootBits < 1 || rootBits > 8) {
      throw view.damaged("codes of " + rootBits + " bits");
    }
  }

  /**
   * Counts.
   *
   * @param enough stops when so many are found
   * @return the number of pixels before the data end or contradict themselves
   */
  long count(long enough) throws PhotoException {
    int clear = 1 << rootBits;
    int bits = rootBits + 1;
    int next = clear + 2;
    int previous = -1;
    long pixels = 0;
    while (pixels < enough) {
      int code = code(bits);
      if (code == clear) {
        bits = rootBits + 1;
        next = clear + 2;
        previous = -1;
        continue;
      }
      if (isEnd(code, clear, next, previous)) {
        return pixels;
      }
      if (previous >= 0 && next < LARGEST_CODES) {
        lengths[next++] = length(previous, clear) + 1;
      }
      pixels += length(code, clear);
      previous = code;
      bits = next == 1 << bits && bits < LARGEST_BITS ? bits + 1 : bits;
    }
    return pixels;
  }

  /** The end of the data, the end code, or a code that stands for nothing yet. */
  private static boolean isEnd(int code, int clear, int next, int previous) {
    return code < 0 || code == clear + 1 || code > next || (previous < 0 && code >= clear);
  }

  private int length(int code, int clear) {
    return code < clear ? 1 : lengths[code];
  }

  /** Reads a code; negative at the end of the data. */
  private int code(int bits) throws PhotoException {
    while (buffered < bits) {
      if (left == 0) {
        left = view.uint8(at++);
        if (left == 0) {
          at--;
          return -1;
        }
      }
      buffer |= view.uint8(at++) << buffered;
      buffered += 8;
      left--;
    }
    int code = buffer & ((1 << bits) - 1);
    buffer >>>= bits;
    buffered -= bits;
    return code;
  }
}
