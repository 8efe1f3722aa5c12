package org.plantdiseasedetector.history;

import java.time.Instant;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;

/**
 * What a person said about a case. It wins over the machine in lists, exports and reports.
 *
 * @param state confirmed, corrected or not sure
 * @param classId the class; empty exactly when not sure
 * @param by who, at most 100 characters
 * @param at when
 */
public record HumanLabel(LabelState state, Optional<ClassId> classId, String by, Instant at) {

  private static final int MOST_NAME = 100;

  /**
   * Checks that state and class fit.
   *
   * @throws IllegalArgumentException if they do not, or the name is missing or too long
   */
  public HumanLabel {
    if (state == LabelState.UNLABELLED || (state == LabelState.NOT_SURE) == classId.isPresent()) {
      throw new IllegalArgumentException("A label " + state + " with class " + classId);
    }
    if (by.isBlank() || by.length() > MOST_NAME) {
      throw new IllegalArgumentException("Say who labels the case, in 1 to 100 characters.");
    }
  }
}
