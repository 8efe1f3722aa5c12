package org.plantdiseasedetector.readiness;

import java.util.Locale;

/** What became of a row. */
public enum State {
  /** Checked and good. */
  PASS,
  /** Checked and good enough, with something to look at. */
  WARN,
  /** Checked and not good, not built, or not attested by anybody. */
  FAIL,
  /** It could not be found out; never counts as good. */
  COULD_NOT_CHECK,
  /** The check itself failed with an exception. */
  ERROR,
  /** A named person answers for it. */
  ATTESTED,
  /** A person answered for it once; that does not count any more. */
  EXPIRED,
  /** The row is about something that this installation verifiably does not have. */
  DOES_NOT_APPLY;

  /** Returns the name in reports, such as {@code could_not_check}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds a state.
   *
   * @param id as written by {@link #id}
   * @throws IllegalArgumentException if there is none
   */
  public static State of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /** Returns whether the row is in the way of production. */
  public boolean isBlocking() {
    return switch (this) {
      case FAIL, EXPIRED, COULD_NOT_CHECK, ERROR -> true;
      case PASS, WARN, ATTESTED, DOES_NOT_APPLY -> false;
    };
  }

  /** Returns whether nobody knows how the row stands. */
  public boolean isUnknown() {
    return this == COULD_NOT_CHECK || this == ERROR;
  }
}
