package org.plantdiseasedetector.readiness.checks;

import org.plantdiseasedetector.readiness.Finding;

/** Something about this installation that was looked at just now, on which a reason rests. */
sealed interface Fact {

  /** It is so. */
  record Holds(String figures) implements Fact {}

  /** It is not so. */
  record Broken(String figures) implements Fact {}

  /** It cannot be told here. */
  record Unknown(String why) implements Fact {}

  /** Answers a row that does not apply as long as this is so. */
  default Finding notApplicable(String reason) {
    return switch (this) {
      case Holds(String figures) -> new Finding.DoesNotApply(reason + " Verified now: " + figures);
      case Broken(String figures) ->
          new Finding.Fail(
              "The reason for leaving this row out no longer holds (" + reason + "): " + figures,
              "Find out what changed. If it is wanted, the row applies and has to be answered.");
      case Unknown(String why) ->
          new Finding.CouldNotCheck(
              "Left out because: " + reason + " That could not be verified: " + why,
              "Run it where it can be verified.");
    };
  }
}
