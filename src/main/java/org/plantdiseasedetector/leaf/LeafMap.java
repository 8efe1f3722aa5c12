package org.plantdiseasedetector.leaf;

import java.util.Optional;
import org.plantdiseasedetector.domain.Severity;

/**
 * Which pixels are leaf and which of them lesion, at a working size of its own that has the photo's
 * proportions. Immutable by convention: the array is shared, never written after construction.
 *
 * @param width pixels
 * @param height pixels
 * @param labels row by row {@link #BACKGROUND}, {@link #HEALTHY} or {@link #LESION}
 */
@SuppressWarnings("ArrayRecordComponent")
public record LeafMap(int width, int height, byte[] labels) {

  /** Not the leaf. */
  public static final byte BACKGROUND = 0;

  /** Leaf without a lesion. */
  public static final byte HEALTHY = 1;

  /** Lesion. */
  public static final byte LESION = 2;

  private static final double WHOLE = 100;

  /** Checks the array's length. */
  public LeafMap {
    if (width < 1 || height < 1 || labels.length != (long) width * height) {
      throw new IllegalArgumentException("Not a map of " + width + "x" + height);
    }
  }

  /** Returns the share of the picture that is leaf, lesions included, in [0, 1]. */
  public double leafFraction() {
    return (double) (count(HEALTHY) + count(LESION)) / labels.length;
  }

  /** Returns the share of the leaf that is lesion; empty if there is no leaf. */
  public Optional<Severity> severity() {
    int lesion = count(LESION);
    int leaf = count(HEALTHY) + lesion;
    return leaf == 0 ? Optional.empty() : Optional.of(new Severity(WHOLE * lesion / leaf));
  }

  /** Returns the label at a place; {@link #BACKGROUND} outside the picture. */
  public byte at(int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < width && y < height;
    return inside ? labels[y * width + x] : BACKGROUND;
  }

  private int count(byte label) {
    int count = 0;
    for (byte one : labels) {
      count += one == label ? 1 : 0;
    }
    return count;
  }
}
