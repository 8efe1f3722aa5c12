package org.plantdiseasedetector.imaging;

/**
 * A black-and-white picture with the morphology that segmentation needs. Operations return new
 * masks.
 *
 * @param width pixels
 * @param height pixels
 * @param set row by row, one entry per pixel
 */
@SuppressWarnings("ArrayRecordComponent")
public record BinaryMask(int width, int height, boolean[] set) {

  /** Grows the set pixels by a square brush of side {@code 2·radius + 1}. */
  public BinaryMask dilate(int radius) {
    return spread(radius, true);
  }

  /** Shrinks the set pixels by the same brush; the outside of the picture counts as set. */
  public BinaryMask erode(int radius) {
    return spread(radius, false);
  }

  /** Bridges gaps up to {@code 2·radius} pixels. */
  public BinaryMask close(int radius) {
    return dilate(radius).erode(radius);
  }

  /** Sets every pixel that unset pixels cannot reach from the picture's border (4-neighbours). */
  public BinaryMask fillHoles() {
    boolean[] outside = new boolean[set.length];
    int[] queue = new int[set.length];
    int tail = 0;
    for (int i = 0; i < set.length; i++) {
      if (onBorder(i) && !set[i]) {
        outside[i] = true;
        queue[tail++] = i;
      }
    }
    grow(queue, tail, outside, false);
    boolean[] filled = new boolean[set.length];
    for (int i = 0; i < filled.length; i++) {
      filled[i] = !outside[i];
    }
    return new BinaryMask(width, height, filled);
  }

  /** Unsets every connected component (4-neighbours) with fewer pixels than {@code least}. */
  public BinaryMask dropSmallerThan(int least) {
    boolean[] kept = set.clone();
    boolean[] seen = new boolean[set.length];
    int[] queue = new int[set.length];
    for (int i = 0; i < set.length; i++) {
      if (set[i] && !seen[i]) {
        seen[i] = true;
        queue[0] = i;
        int size = grow(queue, 1, seen, true);
        for (int q = 0; q < size && size < least; q++) {
          kept[queue[q]] = false;
        }
      }
    }
    return new BinaryMask(width, height, kept);
  }

  /** Returns the number of set pixels. */
  public int count() {
    int count = 0;
    for (boolean pixel : set) {
      if (pixel) {
        count++;
      }
    }
    return count;
  }

  private boolean onBorder(int i) {
    int x = i % width;
    int y = i / width;
    return x == 0 || y == 0 || x == width - 1 || y == height - 1;
  }

  /** Breadth-first growth over pixels whose state is {@code wanted}; returns the queue's end. */
  private int grow(int[] queue, int start, boolean[] seen, boolean wanted) {
    int tail = start;
    for (int head = 0; head < tail; head++) {
      int x = queue[head] % width;
      int y = queue[head] / width;
      tail = visit(x - 1, y, wanted, seen, queue, tail);
      tail = visit(x + 1, y, wanted, seen, queue, tail);
      tail = visit(x, y - 1, wanted, seen, queue, tail);
      tail = visit(x, y + 1, wanted, seen, queue, tail);
    }
    return tail;
  }

  private int visit(int x, int y, boolean wanted, boolean[] seen, int[] queue, int tail) {
    if (x < 0 || y < 0 || x >= width || y >= height) {
      return tail;
    }
    int i = y * width + x;
    if (seen[i] || set[i] != wanted) {
      return tail;
    }
    seen[i] = true;
    queue[tail] = i;
    return tail + 1;
  }

  private BinaryMask spread(int radius, boolean state) {
    boolean[] rows = spreadLines(set, radius, state, height, width, width, 1);
    boolean[] both = spreadLines(rows, radius, state, width, height, 1, width);
    return new BinaryMask(width, height, both);
  }

  /** Spreads {@code state} along lines: a square brush is a row brush and then a column brush. */
  private static boolean[] spreadLines(
      boolean[] in, int radius, boolean state, int lines, int length, int lineStep, int step) {
    boolean[] out = in.clone();
    for (int line = 0; line < lines; line++) {
      int base = line * lineStep;
      int last = Integer.MIN_VALUE / 2;
      for (int ahead = 0; ahead < length + radius; ahead++) {
        if (ahead < length && in[base + ahead * step] == state) {
          last = ahead;
        }
        int i = ahead - radius;
        if (i >= 0 && last >= i - radius) {
          out[base + i * step] = state;
        }
      }
    }
    return out;
  }
}
