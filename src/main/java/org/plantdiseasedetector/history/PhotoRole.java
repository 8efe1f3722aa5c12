package org.plantdiseasedetector.history;

import java.util.Locale;

/** Which file of a photo. */
public enum PhotoRole {
  /** The photo as it came. */
  ORIGINAL,
  /** A small JPEG of it. */
  THUMBNAIL;

  /** Returns the word in file names and associated data. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
