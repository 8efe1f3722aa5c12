package org.plantdiseasedetector.ui.review;

import java.util.BitSet;
import java.util.List;

/**
 * The cursor of a grid and what is chosen around it. Indices count row by row from 0. Not
 * thread-safe.
 */
final class GridSelection {

  private final BitSet chosen = new BitSet();
  private int size;
  private int cursor = -1;
  private int anchor;

  /** A way of the cursor. */
  enum Move {
    LEFT,
    RIGHT,
    UP,
    DOWN,
    HOME,
    END,
    PAGE_UP,
    PAGE_DOWN
  }

  /**
   * How the grid is laid out.
   *
   * @param columns tiles in a row, at least 1
   * @param rows rows in sight, at least 1
   */
  record Layout(int columns, int rows) {}

  /** Starts anew with the first of {@code size} tiles. */
  void reset(int size) {
    this.size = size;
    chosen.clear();
    cursor = size == 0 ? -1 : 0;
    anchor = cursor;
    chooseRange();
  }

  /** Moves the cursor; with {@code extend} everything between it and the anchor is chosen. */
  void move(Move move, Layout layout, boolean extend) {
    if (size == 0) {
      return;
    }
    int page = layout.columns() * layout.rows();
    int target =
        switch (move) {
          case LEFT -> cursor - 1;
          case RIGHT -> cursor + 1;
          case UP -> cursor - layout.columns();
          case DOWN -> down(layout.columns());
          case HOME -> 0;
          case END -> size - 1;
          case PAGE_UP -> cursor < page ? cursor % layout.columns() : cursor - page;
          case PAGE_DOWN -> Math.min(size - 1, cursor + page);
        };
    if (target >= 0 && target < size) {
      go(target, extend);
    }
  }

  /** From the last full row down to a shorter last one. */
  private int down(int columns) {
    boolean lastRow = cursor / columns == (size - 1) / columns;
    return lastRow ? cursor : Math.min(size - 1, cursor + columns);
  }

  /** Puts the cursor on a tile. */
  void go(int target, boolean extend) {
    cursor = target;
    if (!extend) {
      anchor = target;
    }
    chosen.clear();
    chooseRange();
  }

  /** Adds a tile to what is chosen, or takes it away, and puts the cursor there. */
  void toggle(int target) {
    chosen.flip(target);
    cursor = target;
    anchor = target;
  }

  void chooseAll() {
    chosen.set(0, size);
  }

  /** Keeps only the tile under the cursor. */
  void collapse() {
    if (cursor >= 0) {
      go(cursor, false);
    }
  }

  /** Goes to the tile after everything chosen, if there is one. */
  void advance() {
    int after = chosen.length();
    if (after > 0 && after < size) {
      go(after, false);
    }
  }

  private void chooseRange() {
    if (cursor >= 0) {
      chosen.set(Math.min(cursor, anchor), Math.max(cursor, anchor) + 1);
    }
  }

  /** Returns the tile under the cursor, -1 if there is none. */
  int cursor() {
    return cursor;
  }

  boolean isChosen(int index) {
    return chosen.get(index);
  }

  int count() {
    return chosen.cardinality();
  }

  /** Returns the chosen tiles in order. */
  List<Integer> indices() {
    return chosen.stream().boxed().toList();
  }
}
