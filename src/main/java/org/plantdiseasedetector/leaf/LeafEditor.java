package org.plantdiseasedetector.leaf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.plantdiseasedetector.domain.Severity;

/** Corrects a {@link LeafMap} with a round brush, step by step undoable. Not thread-safe. */
public final class LeafEditor {

  /** Strokes that can be taken back; each holds a copy of the map, 100 kB at most. */
  private static final int MOST_STROKES = 50;

  private final LeafMap measured;
  private final byte[] labels;
  private final Deque<byte[]> before = new ArrayDeque<>();

  /** What the brush does. */
  public enum Tool {
    /** Makes background leaf; lesions stay. */
    ADD_LEAF,
    /** Makes leaf and lesions background. */
    REMOVE_LEAF,
    /** Makes everything lesion, which is leaf too. */
    ADD_LESION,
    /** Makes lesions healthy leaf. */
    REMOVE_LESION
  }

  /**
   * Starts with a map.
   *
   * @param measured stays unchanged
   */
  public LeafEditor(LeafMap measured) {
    this.measured = measured;
    this.labels = measured.labels().clone();
  }

  /** Begins a stroke, which {@link #undo} takes back as a whole. */
  public void beginStroke() {
    before.addLast(labels.clone());
    if (before.size() > MOST_STROKES) {
      before.removeFirst();
    }
  }

  /**
   * Presses the brush.
   *
   * @param tool what it does
   * @param x middle in pixels of the map; may lie outside
   * @param y middle in pixels of the map; may lie outside
   * @param radius in pixels of the map, at least 0
   */
  public void dab(Tool tool, double x, double y, double radius) {
    int top = Math.max(0, (int) Math.floor(y - radius));
    int bottom = Math.min(measured.height() - 1, (int) Math.ceil(y + radius));
    int left = Math.max(0, (int) Math.floor(x - radius));
    int right = Math.min(measured.width() - 1, (int) Math.ceil(x + radius));
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        if (Math.hypot(column + 0.5 - x, row + 0.5 - y) <= Math.max(radius, 0.5)) {
          int i = row * measured.width() + column;
          labels[i] = changed(tool, labels[i]);
        }
      }
    }
  }

  private static byte changed(Tool tool, byte label) {
    return switch (tool) {
      case ADD_LEAF -> label == LeafMap.BACKGROUND ? LeafMap.HEALTHY : label;
      case REMOVE_LEAF -> LeafMap.BACKGROUND;
      case ADD_LESION -> LeafMap.LESION;
      case REMOVE_LESION -> label == LeafMap.LESION ? LeafMap.HEALTHY : label;
    };
  }

  /** Takes the last stroke back; does nothing if there is none. */
  public void undo() {
    byte[] last = before.pollLast();
    if (last != null) {
      System.arraycopy(last, 0, labels, 0, labels.length);
    }
  }

  /** Returns whether there is a stroke to take back. */
  public boolean canUndo() {
    return !before.isEmpty();
  }

  /** Returns the map as it is now. */
  public LeafMap map() {
    return new LeafMap(measured.width(), measured.height(), labels.clone());
  }

  /** Returns the share of the leaf that is lesion now; empty if there is no leaf. */
  public Optional<Severity> severity() {
    return new LeafMap(measured.width(), measured.height(), labels).severity();
  }
}
