package org.plantdiseasedetector.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.RollUp;
import org.plantdiseasedetector.domain.Severity;

/** Lines for people: the path, then the conclusion. */
final class TextFormat implements RowFormat {

  @Override
  public String header() {
    return "";
  }

  @Override
  public String row(Diagnosis diagnosis) {
    String text =
        printable(diagnosis.path().toString())
            + ": "
            + conclusion(diagnosis.outcome())
            + diagnosis.severity().map(TextFormat::severity).orElse("");
    String warnings =
        diagnosis.warnings().stream().map(w -> " Note: " + w).collect(Collectors.joining());
    return text + warnings + System.lineSeparator();
  }

  private static String severity(Severity severity) {
    return String.format(
        Locale.ROOT, "; severity %.1f %% (%s)", severity.percent(), severity.grade().id());
  }

  private static String conclusion(DiagnosisOutcome outcome) {
    return switch (outcome) {
      case DiagnosisOutcome.Confident confident ->
          "confident: " + words(confident.top()) + alternatives(confident.alternatives());
      case DiagnosisOutcome.Uncertain uncertain ->
          "uncertain: "
              + words(uncertain.candidates(), " or ")
              + uncertain.rollUp().map(TextFormat::words).orElse("");
      case DiagnosisOutcome.NotRecognised unknown ->
          "not recognised: no leaf of a crop that the model knows"
              + (unknown.candidates().isEmpty()
                  ? ""
                  : "; nearest " + words(unknown.candidates(), ", "));
      case DiagnosisOutcome.Rejected rejected ->
          "rejected: %s [%s]".formatted(rejected.failure().message(), rejected.failure().code());
    };
  }

  private static String alternatives(List<Candidate> candidates) {
    return candidates.isEmpty() ? "" : "; otherwise " + words(candidates, ", ");
  }

  private static String words(List<Candidate> candidates, String separator) {
    return candidates.stream().map(TextFormat::words).collect(Collectors.joining(separator));
  }

  private static String words(RollUp rollUp) {
    String crop = rollUp.crop().map(id -> "crop " + id.replace('_', ' ')).orElse("");
    String damage =
        rollUp
            .damage()
            .map(kind -> kind.equals("healthy") ? "healthy leaf" : "cause " + kind)
            .orElse("");
    String both = crop.isEmpty() || damage.isEmpty() ? "" : ", ";
    return String.format(
        Locale.ROOT,
        "; clear enough: %s%s%s %.1f %%",
        crop,
        both,
        damage,
        100 * rollUp.confidence());
  }

  private static String words(Candidate candidate) {
    ClassId id = candidate.classId();
    return String.format(
        Locale.ROOT,
        "%s %s %.1f %%",
        id.crop().replace('_', ' '),
        id.condition().replace('_', ' '),
        100 * candidate.confidence());
  }

  /** Control characters in a file name could drive the terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
