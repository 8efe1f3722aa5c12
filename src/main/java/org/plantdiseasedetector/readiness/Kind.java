package org.plantdiseasedetector.readiness;

import java.util.Locale;

/** How a row is answered. */
public enum Kind {
  /** Code gathers evidence now. */
  AUTOMATED,
  /** A named person answers, for a limited time. */
  ATTESTED,
  /** It does not apply for a reason that rests on a fact, which is verified each time. */
  NOT_APPLICABLE;

  /** Returns the name in reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
