package org.plantdiseasedetector.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plantdiseasedetector.casebook.CsvCell;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.RollUp;

/**
 * RFC 4180 with a header line: the keys of the JSON row, nested ones joined by a dot. A text that a
 * spreadsheet would run as a formula gets an apostrophe in front.
 */
final class CsvFormat implements RowFormat {

  private static final String LINE_END = "\r\n";
  private static final List<String> COLUMNS =
      List.of(
          "path",
          "sha256",
          "outcome",
          "classId",
          "crop",
          "confidence",
          "candidates",
          "severityPercent",
          "severityGrade",
          "quality.sharpness",
          "quality.exposure",
          "quality.leafFraction",
          "warnings",
          "model.name",
          "model.version",
          "device",
          "elapsedMillis",
          "failure.code",
          "failure.message",
          "rollUp.crop",
          "rollUp.damage",
          "rollUp.confidence");

  @Override
  public String header() {
    return String.join(",", COLUMNS) + LINE_END;
  }

  @Override
  public String row(Diagnosis diagnosis) {
    Row row = Row.of(diagnosis);
    List<String> cells =
        List.of(
            diagnosis.path().toString(),
            diagnosis.sha256().orElse(""),
            row.outcome(),
            row.top().map(top -> top.classId().value()).orElse(""),
            row.top().map(top -> top.classId().crop()).orElse(""),
            row.top().map(top -> number(top.confidence())).orElse(""),
            row.candidates().stream().map(CsvFormat::candidate).collect(Collectors.joining(";")),
            row.measures().severityPercent().map(String::valueOf).orElse(""),
            row.measures().severityGrade().orElse(""),
            row.measures().sharpness().map(String::valueOf).orElse(""),
            row.measures().exposure().map(String::valueOf).orElse(""),
            row.measures().leafFraction().map(String::valueOf).orElse(""),
            String.join(" ", diagnosis.warnings()),
            diagnosis.model().name(),
            diagnosis.model().version(),
            diagnosis.device().id(),
            Long.toString(diagnosis.elapsed().toMillis()),
            diagnosis.failure().map(failure -> failure.code().name()).orElse(""),
            diagnosis.failure().map(Failure::message).orElse(""),
            row.rollUp().flatMap(RollUp::crop).orElse(""),
            row.rollUp().flatMap(RollUp::damage).orElse(""),
            row.rollUp().map(rollUp -> number(rollUp.confidence())).orElse(""));
    return cells.stream().map(CsvCell::of).collect(Collectors.joining(",")) + LINE_END;
  }

  private static String candidate(Candidate candidate) {
    return candidate.classId() + ":" + number(candidate.confidence());
  }

  private static String number(double confidence) {
    return String.format(Locale.ROOT, "%.4f", confidence);
  }
}
