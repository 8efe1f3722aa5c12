package org.plantdiseasedetector.imaging.jpeg;

/**
 * A Huffman table of a JPEG file (ITU-T T.81, annexes C and F.2.2). Besides single symbols it finds
 * several at once where only their length counts: coefficients that the result does not need are
 * the bulk of a photo's data, and skipping two or three of them with one look-up is what makes
 * reading at an eighth fast.
 */
final class HuffmanTable {

  /** Bits that a look-up sees; the tables then fit into a first-level cache. */
  private static final int LOOKUP = 12;

  private static final int SHIFT = Long.SIZE - LOOKUP;
  private static final int LONGEST = 16;
  private static final int BLOCK = 64;

  /**
   * Added to the count of coefficients when a block has ended. Sums are kept in seven bits and this
   * one: with 129 the sums that mean damage, or symbols of the next block, are those whose lower
   * seven bits exceed 64, whether the block has ended or not.
   */
  private static final int END = 129;

  private static final int SUM_MASK = 127;

  private static final int ZERO_RUN = 0xF0;
  private static final int LENGTH_BITS = 5;
  private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

  /** Symbol and code length of all codes of up to {@link #LOOKUP} bits; 0 elsewhere. */
  private final short[] single = new short[1 << LOOKUP];

  /** Coefficients and bits of as many symbols as begin in the look-up. */
  private final short[] packed = new short[1 << LOOKUP];

  /** First code of each length and index of its symbol; the code behind the last of the length. */
  private final int[] firstCode = new int[LONGEST + 1];

  private final int[] firstIndex = new int[LONGEST + 1];
  private final int[] endCode = new int[LONGEST + 1];
  private final byte[] symbols;

  /**
   * Reads a table.
   *
   * @param counts number of codes of the lengths 1 to 16
   * @param symbols in the order of their codes
   * @throws UnusualJpegException if there are more codes than fit
   */
  HuffmanTable(int[] counts, byte[] symbols) throws UnusualJpegException {
    this.symbols = symbols;
    int code = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++) {
      firstCode[length] = code;
      firstIndex[length] = index;
      code += counts[length - 1];
      index += counts[length - 1];
      endCode[length] = code;
      if (code > 1 << length) {
        throw new UnusualJpegException("a Huffman table has too many codes");
      }
      code <<= 1;
    }
    fillSingle();
    fillPacked();
  }

  private void fillSingle() {
    for (int length = 1; length <= LOOKUP; length++) {
      for (int code = firstCode[length]; code < endCode[length]; code++) {
        int symbol = symbols[firstIndex[length] + code - firstCode[length]] & 0xFF;
        int first = code << (LOOKUP - length);
        short entry = (short) (symbol << LENGTH_BITS | length);
        for (int i = 0; i < 1 << (LOOKUP - length); i++) {
          single[first + i] = entry;
        }
      }
    }
  }

  private void fillPacked() {
    for (int bits = 0; bits < packed.length; bits++) {
      packed[bits] = pack(bits);
    }
  }

  /** Takes symbols as long as their codes lie in the look-up; the last one's value need not. */
  private short pack(int bits) {
    int used = 0;
    int coefficients = 0;
    while (used < LOOKUP && coefficients < END) {
      int entry = single[bits << used & (packed.length - 1)];
      int step = step(entry >> LENGTH_BITS);
      boolean whole = entry != 0 && (entry & LENGTH_MASK) <= LOOKUP - used;
      if (!whole || step == 0 || (step != END && coefficients + step >= BLOCK)) {
        break;
      }
      used += (entry & LENGTH_MASK) + (entry >> LENGTH_BITS & 0xF);
      coefficients += step;
    }
    return (short) ((coefficients == 0 ? BLOCK : coefficients) << LENGTH_BITS | used);
  }

  /** Coefficients that a symbol stands for; 0 for one that baseline files do not have. */
  private static int step(int symbol) {
    if (symbol == 0) {
      return END;
    }
    return symbol == ZERO_RUN || (symbol & 0xF) != 0 ? (symbol >> 4) + 1 : 0;
  }

  /**
   * Finds the next symbol.
   *
   * @param bits as {@link EntropyData#peek} gives them
   * @return the symbol times 32 plus the length of its code
   * @throws UnusualJpegException if no code begins so
   */
  int next(long bits) throws UnusualJpegException {
    int entry = single[(int) (bits >>> SHIFT)];
    return entry != 0 ? entry : longCode(bits);
  }

  private int longCode(long bits) throws UnusualJpegException {
    for (int length = LOOKUP + 1; length <= LONGEST; length++) {
      int code = (int) (bits >>> (Long.SIZE - length));
      if (code < endCode[length]) {
        int symbol = symbols[firstIndex[length] + code - firstCode[length]] & 0xFF;
        return symbol << LENGTH_BITS | length;
      }
    }
    throw new UnusualJpegException("unknown Huffman code");
  }

  /**
   * Skips the coefficients of a block of a sequential file behind its mean value.
   *
   * @param data the scan
   * @param start position in bits
   * @return the position behind the block in bits
   * @throws UnusualJpegException if the data is damaged
   */
  long skipBlock(EntropyData data, long start) throws UnusualJpegException {
    long position = start;
    int at = 1;
    while (true) {
      // What is peeked at lasts for two look-ups; a third would need a check that costs more.
      long bits = data.peek(position);
      int entry = skip(bits, at);
      at += entry >> LENGTH_BITS;
      position += entry & LENGTH_MASK;
      if (at >= BLOCK) {
        return position;
      }
      entry = skip(bits << (entry & LENGTH_MASK), at);
      at += entry >> LENGTH_BITS;
      position += entry & LENGTH_MASK;
      if (at >= BLOCK) {
        return position;
      }
    }
  }

  private int skip(long bits, int at) throws UnusualJpegException {
    int entry = packed[(int) (bits >>> SHIFT)];
    boolean fits = (at + (entry >> LENGTH_BITS) & SUM_MASK) <= BLOCK;
    return fits ? entry : skipOne(bits, at);
  }

  /** For a long code, and where the last of several symbols belong to the next block already. */
  private int skipOne(long bits, int at) throws UnusualJpegException {
    int entry = next(bits);
    int symbol = entry >> LENGTH_BITS;
    int step = step(symbol);
    if (step == 0 || (at + step & SUM_MASK) > BLOCK) {
      throw new UnusualJpegException("a block of too many coefficients");
    }
    return step << LENGTH_BITS | (entry & LENGTH_MASK) + (symbol & 0xF);
  }
}
