package org.plantdiseasedetector.history;

import java.util.Locale;

/** What a person has said about a case. */
public enum LabelState {
  /** Nothing yet. */
  UNLABELLED,
  /** The machine is right. */
  CONFIRMED,
  /** It is another class. */
  CORRECTED,
  /** The person cannot tell. */
  NOT_SURE;

  /** Returns the word used in files and on the console, for example {@code not_sure}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the word.
   *
   * @param id as from {@link #id}
   * @throws IllegalArgumentException if there is no such state
   */
  public static LabelState of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
