package org.plantdiseasedetector.ui.models;

/** What the models page is busy with. */
public sealed interface Activity {

  /** Nothing. */
  record Idle() implements Activity {}

  /**
   * Looking for updates.
   *
   * @param from where
   */
  record Looking(String from) implements Activity {}

  /**
   * Fetching and testing a model.
   *
   * @param done bytes so far
   * @param total bytes of all files
   */
  record Installing(long done, long total) implements Activity {}

  /**
   * Comparing two models.
   *
   * @param done cases so far
   * @param all cases; 0 while the models are loaded
   */
  record Comparing(int done, int all) implements Activity {}

  /** Reading or changing what is on the disk; a moment. */
  record Working() implements Activity {}
}
