package org.plantdiseasedetector.cli;

import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.RollUp;

/**
 * What the machine-readable formats say about a diagnosis.
 *
 * @param outcome one of the four words
 * @param top the class that the row is about; empty for a photo that was not recognised or rejected
 * @param candidates as in the outcome
 * @param measures severity and quality
 * @param rollUp what is certain about an uncertain photo
 */
record Row(
    String outcome,
    Optional<Candidate> top,
    List<Candidate> candidates,
    MeasureCells measures,
    Optional<RollUp> rollUp) {

  /** Takes the facts out of a diagnosis. */
  static Row of(Diagnosis diagnosis) {
    List<Candidate> candidates = diagnosis.outcome().candidates();
    MeasureCells measures = MeasureCells.of(diagnosis);
    return switch (diagnosis.outcome()) {
      case DiagnosisOutcome.Confident confident ->
          new Row(
              "confident", Optional.of(confident.top()), candidates, measures, Optional.empty());
      case DiagnosisOutcome.Uncertain uncertain ->
          new Row(
              "uncertain",
              Optional.of(uncertain.candidates().getFirst()),
              candidates,
              measures,
              uncertain.rollUp());
      case DiagnosisOutcome.NotRecognised nearest ->
          new Row(
              "not_recognised", Optional.empty(), nearest.candidates(), measures, Optional.empty());
      case DiagnosisOutcome.Rejected rejected ->
          new Row("rejected", Optional.empty(), rejected.candidates(), measures, Optional.empty());
    };
  }

  /** Rounds a confidence to four decimals, the most that 10,000 validation photos could support. */
  static double round(double confidence) {
    return Math.round(confidence * 10_000) / 10_000.0;
  }
}
