package org.plantdiseasedetector.cli;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.LabelState;
import picocli.CommandLine.Option;

/** Which cases a command is about. */
final class FilterOptions {

  @Option(names = "--crop", paramLabel = "CROP", description = "Only this crop.")
  private @Nullable String crop;

  @Option(names = "--class", paramLabel = "CLASS", description = "Only this class.")
  private @Nullable String classId;

  @Option(names = "--outcome", paramLabel = "WORD", description = "Only this machine outcome.")
  private @Nullable String outcome;

  @Option(names = "--field", paramLabel = "NAME", description = "Only this field.")
  private @Nullable String field;

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM-DD",
      description = "Visited on this day or later.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "YYYY-MM-DD", description = "Visited on this day or before.")
  private @Nullable LocalDate to;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only this label state: ${COMPLETION-CANDIDATES}.")
  private @Nullable LabelState state;

  @Option(
      names = "--severity",
      paramLabel = "PERCENT",
      description = "Only with at least this measured severity.")
  private @Nullable Double severity;

  CaseQuery query(String text) {
    return new CaseQuery(
        text,
        Optional.ofNullable(crop),
        Optional.ofNullable(classId),
        Optional.ofNullable(outcome),
        Optional.ofNullable(field),
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        Optional.ofNullable(state),
        Optional.ofNullable(severity));
  }
}
