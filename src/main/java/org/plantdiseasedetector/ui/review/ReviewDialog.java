package org.plantdiseasedetector.ui.review;

/** What lies over the grid. */
public enum ReviewDialog {
  /** Nothing. */
  NONE,
  /** The photos of the case under the cursor. */
  PHOTO,
  /** The choice of a class. */
  CLASS,
  /** The question who reviews. */
  REVIEWER
}
