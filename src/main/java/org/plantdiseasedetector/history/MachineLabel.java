package org.plantdiseasedetector.history;

import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * What the machine said. It stays, whatever a person says later.
 *
 * @param outcome confident, uncertain, not_recognised or rejected
 * @param candidates as in the outcome, most probable first
 * @param model which model said so
 */
public record MachineLabel(String outcome, List<Candidate> candidates, ModelIdentity model) {

  private static final String CONFIDENT = "confident";
  private static final String UNCERTAIN = "uncertain";

  /** Copies the list. */
  public MachineLabel {
    candidates = List.copyOf(candidates);
  }

  /**
   * Takes the label out of an outcome.
   *
   * @param outcome what the machine concluded
   * @param model which model
   */
  public static MachineLabel of(DiagnosisOutcome outcome, ModelIdentity model) {
    String word =
        switch (outcome) {
          case DiagnosisOutcome.Confident c -> CONFIDENT;
          case DiagnosisOutcome.Uncertain u -> UNCERTAIN;
          case DiagnosisOutcome.NotRecognised n -> "not_recognised";
          case DiagnosisOutcome.Rejected r -> "rejected";
        };
    return new MachineLabel(word, outcome.candidates(), model);
  }

  /** Returns the most probable class, unless nothing was recognised. */
  public Optional<Candidate> top() {
    return outcome.equals(CONFIDENT) || outcome.equals(UNCERTAIN)
        ? candidates.stream().findFirst()
        : Optional.empty();
  }

  /** Returns the class of a confident outcome. */
  public Optional<ClassId> confidentClass() {
    return outcome.equals(CONFIDENT) ? top().map(Candidate::classId) : Optional.empty();
  }

  /**
   * Returns the classes that the machine holds for possible: the one of a confident outcome, all of
   * an uncertain one.
   */
  public List<ClassId> notExcluded() {
    return switch (outcome) {
      case CONFIDENT -> top().stream().map(Candidate::classId).toList();
      case UNCERTAIN -> candidates.stream().map(Candidate::classId).toList();
      default -> List.of();
    };
  }
}
