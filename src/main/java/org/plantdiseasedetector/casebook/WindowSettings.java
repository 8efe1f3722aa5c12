package org.plantdiseasedetector.casebook;

/**
 * How the window treats the history. Holds nothing of a case.
 *
 * @param noHistory whether the user decided against a history
 * @param autoLockMinutes minutes without a key or the mouse after which the history is locked, 1 to
 *     120
 * @param autoSave whether every diagnosis becomes a case
 */
public record WindowSettings(boolean noHistory, int autoLockMinutes, boolean autoSave) {

  /** Before anybody chose anything. */
  public static final WindowSettings STANDARD = new WindowSettings(false, 10, false);

  private static final int LONGEST = 120;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the time is out of it
   */
  public WindowSettings {
    if (autoLockMinutes < 1 || autoLockMinutes > LONGEST) {
      throw new IllegalArgumentException("Minutes until locking: " + autoLockMinutes);
    }
  }
}
