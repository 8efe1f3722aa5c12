package org.plantdiseasedetector.leaf;

import java.util.ArrayList;
import java.util.List;
import org.plantdiseasedetector.imaging.BinaryMask;

/**
 * Judges whether a segmented area can be one leaf. The limits were set by eye on training photos.
 */
final class LeafShape {

  private static final double LEAST_AREA = 0.06;
  private static final double MOST_AREA = 0.8;

  /** Share of the picture's border that the leaf may touch. */
  private static final double MOST_BORDER = 0.25;

  /** Area over area of the convex hull. */
  private static final double LEAST_SOLIDITY = 0.86;

  /** Mean certainty of the colour model: 0 undecided, 1 sure. */
  private static final double LEAST_CERTAINTY = 0.8;

  private LeafShape() {}

  /** Tells whether an area is compact, apart from the border, and clearly another colour. */
  static boolean isOneLeaf(BinaryMask mask, float[] chance) {
    double area = (double) mask.count() / mask.set().length;
    return area >= LEAST_AREA
        && area <= MOST_AREA
        && border(mask) <= MOST_BORDER
        && solidity(mask) >= LEAST_SOLIDITY
        && certainty(chance) >= LEAST_CERTAINTY;
  }

  /** Returns the connected parts (4-neighbours). */
  static List<boolean[]> parts(BinaryMask mask) {
    List<boolean[]> parts = new ArrayList<>();
    boolean[] seen = new boolean[mask.set().length];
    int[] queue = new int[seen.length];
    for (int i = 0; i < seen.length; i++) {
      if (mask.set()[i] && !seen[i]) {
        boolean[] part = new boolean[seen.length];
        int tail = 0;
        queue[tail++] = i;
        seen[i] = true;
        for (int head = 0; head < tail; head++) {
          part[queue[head]] = true;
          tail = neighbours(mask, queue, head, tail, seen);
        }
        parts.add(part);
      }
    }
    return parts;
  }

  private static int neighbours(BinaryMask mask, int[] queue, int head, int tail, boolean[] seen) {
    int w = mask.width();
    int x = queue[head] % w;
    int y = queue[head] / w;
    int end = tail;
    int[] next = {
      x > 0 ? queue[head] - 1 : -1,
      x < w - 1 ? queue[head] + 1 : -1,
      y > 0 ? queue[head] - w : -1,
      y < mask.height() - 1 ? queue[head] + w : -1
    };
    for (int i : next) {
      if (i >= 0 && mask.set()[i] && !seen[i]) {
        seen[i] = true;
        queue[end++] = i;
      }
    }
    return end;
  }

  private static double certainty(float[] chance) {
    double sum = 0;
    for (float one : chance) {
      sum += Math.abs(2 * one - 1);
    }
    return sum / chance.length;
  }

  private static double border(BinaryMask mask) {
    int w = mask.width();
    int h = mask.height();
    int touched = 0;
    for (int x = 0; x < w; x++) {
      touched += mask.set()[x] ? 1 : 0;
      touched += mask.set()[(h - 1) * w + x] ? 1 : 0;
    }
    for (int y = 0; y < h; y++) {
      touched += mask.set()[y * w] ? 1 : 0;
      touched += mask.set()[y * w + w - 1] ? 1 : 0;
    }
    return touched / (2.0 * (w + h));
  }

  /** Convex hull of the rows' ends by the monotone chain (Andrew 1979). */
  private static double solidity(BinaryMask mask) {
    List<int[]> left = new ArrayList<>();
    List<int[]> right = new ArrayList<>();
    for (int y = 0; y < mask.height(); y++) {
      int first = 0;
      int last = mask.width() - 1;
      while (first <= last && !mask.set()[y * mask.width() + first]) {
        first++;
      }
      while (last >= first && !mask.set()[y * mask.width() + last]) {
        last--;
      }
      if (first <= last) {
        push(left, first, y, 1);
        push(left, first, y + 1, 1);
        push(right, last + 1, y, -1);
        push(right, last + 1, y + 1, -1);
      }
    }
    double hull = area(left, right);
    return hull == 0 ? 0 : mask.count() / hull;
  }

  private static void push(List<int[]> chain, int x, int y, int side) {
    while (chain.size() >= 2) {
      int[] a = chain.get(chain.size() - 2);
      int[] b = chain.getLast();
      long turn = (long) (b[0] - a[0]) * (y - a[1]) - (long) (b[1] - a[1]) * (x - a[0]);
      if (side * turn < 0) {
        break;
      }
      chain.removeLast();
    }
    chain.add(new int[] {x, y});
  }

  private static double area(List<int[]> left, List<int[]> right) {
    double twice = 0;
    List<int[]> ring = new ArrayList<>(left);
    ring.addAll(right.reversed());
    for (int i = 0; i < ring.size(); i++) {
      int[] a = ring.get(i);
      int[] b = ring.get((i + 1) % ring.size());
      twice += (double) a[0] * b[1] - (double) b[0] * a[1];
    }
    return Math.abs(twice) / 2;
  }
}
