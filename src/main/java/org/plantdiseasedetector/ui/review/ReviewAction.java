package org.plantdiseasedetector.ui.review;

import java.time.Instant;
import java.util.Optional;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.HumanLabel;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.PlantCase;

/** What a person says about cases under review. */
public sealed interface ReviewAction {

  /** The machine's first class is right. */
  record Confirm() implements ReviewAction {}

  /**
   * It is this class.
   *
   * @param classId the class
   */
  record Correct(ClassId classId) implements ReviewAction {}

  /** It cannot be told. */
  record NotSure() implements ReviewAction {}

  /** The person's label is taken away. */
  record Clear() implements ReviewAction {}

  /**
   * Returns whether the action can be done to a case: only a class that the machine named can be
   * confirmed.
   *
   * @param of the case
   */
  default boolean isPossible(PlantCase of) {
    return !(this instanceof Confirm) || of.machine().top().isPresent();
  }

  /**
   * Returns the label that a case gets.
   *
   * @param of a case for which the action is possible
   * @param by who says so
   * @param at when
   * @return empty to clear it
   */
  default Optional<HumanLabel> label(PlantCase of, String by, Instant at) {
    Optional<ClassId> named = of.machine().top().map(Candidate::classId);
    return switch (this) {
      case Confirm() -> Optional.of(new HumanLabel(LabelState.CONFIRMED, named, by, at));
      case Correct(ClassId classId) -> {
        Optional<ClassId> chosen = Optional.of(classId);
        // Choosing the machine's own class is a confirmation, however it was chosen.
        LabelState state = chosen.equals(named) ? LabelState.CONFIRMED : LabelState.CORRECTED;
        yield Optional.of(new HumanLabel(state, chosen, by, at));
      }
      case NotSure() -> Optional.of(new HumanLabel(LabelState.NOT_SURE, Optional.empty(), by, at));
      case Clear() -> Optional.empty();
    };
  }
}
