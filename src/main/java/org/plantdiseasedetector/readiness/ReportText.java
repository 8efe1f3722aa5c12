package org.plantdiseasedetector.readiness;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A report for reading in a terminal. Stateless; its wording may change at any time. */
public final class ReportText {

  private ReportText() {}

  /**
   * Renders a report: the answer, what is in the way and what to do, then every row.
   *
   * @param report the report
   * @param changes what changed since the last one, if there was one
   */
  public static String of(ReadinessReport report, Optional<ReportChanges> changes) {
    StringBuilder text = new StringBuilder();
    text.append(headline(report)).append('\n');
    changes.ifPresent(change -> text.append(words(change)).append('\n'));
    if (!report.blockers().isEmpty()) {
      text.append("\nIn the way:\n");
      report.blockers().forEach(row -> text.append(blocker(row)));
    }
    text.append("\nSections:\n");
    report.sections().forEach(section -> text.append(section(section)));
    text.append("\nAll rows:\n");
    report.results().forEach(row -> text.append(line(row)));
    return text.toString();
  }

  /**
   * Says the answer in a sentence.
   *
   * @param report the report
   */
  public static String headline(ReadinessReport report) {
    String verdict =
        switch (report.verdict()) {
          case READY -> "Ready for production";
          case NOT_READY -> "Not ready for production";
          case COULD_NOT_CHECK -> "Not known: some rows could not be checked";
        };
    String counts =
        report.counts().entrySet().stream()
            .filter(count -> count.getValue() > 0)
            .map(count -> count.getValue() + " " + words(count.getKey()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT, "%s. Score %.0f of 100. %s.", verdict, Math.floor(report.score()), counts);
  }

  /**
   * Says what changed.
   *
   * @param changes since the last report
   */
  public static String words(ReportChanges changes) {
    return "Since %s: %d got worse%s, %d got better."
        .formatted(
            changes.since(),
            changes.worse().size(),
            changes.worse().isEmpty()
                ? ""
                : changes.worse().stream()
                    .map(row -> row.row().id())
                    .collect(Collectors.joining(", ", " (", ")")),
            changes.better().size());
  }

  private static String words(State state) {
    return state.id().replace('_', ' ');
  }

  private static String blocker(RowResult row) {
    return "  %-15s %s: %s%n%18s%s%n%18sTo do: %s%n"
        .formatted(
            words(row.state()),
            row.row().id(),
            row.row().text(),
            "",
            row.finding().evidence(),
            "",
            row.finding().remedy());
  }

  private static String section(SectionScore score) {
    return String.format(
        Locale.ROOT,
        "  %3.0f  %3d of %3d settled  %s%n",
        Math.floor(score.score()),
        score.settled(),
        score.rows(),
        score.section());
  }

  private static String line(RowResult row) {
    return "  %-15s %s: %s  [%s, %d ms] %s%n"
        .formatted(
            words(row.state()),
            row.row().id(),
            row.row().text(),
            row.at(),
            row.took().toMillis(),
            row.finding().evidence());
  }
}
