package org.plantdiseasedetector.readiness.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.readiness.Check;
import org.plantdiseasedetector.readiness.Checklist;
import org.plantdiseasedetector.readiness.ChecklistRow;
import org.plantdiseasedetector.readiness.Kind;

/** The tables of docs/readiness.md say what the code does. */
class ReadinessDocumentTest {

  private static final Path DOCUMENT = Path.of("docs/readiness.md");

  @TempDir private Path folder;

  private Map<String, Check> checks() throws IOException {
    TestInstallation installation = new TestInstallation(folder);
    return AllChecks.of(installation.installation(), installation.probes(), installation.clock)
        .stream()
        .collect(Collectors.toMap(Check::row, Function.identity()));
  }

  @Test
  void theTablesAreThoseOfTheCode() throws IOException {
    Map<String, Check> checks = checks();
    Checklist checklist = Checklist.shipped();
    List<String> lines = new ArrayList<>();
    lines.add("| Section | Rows | Found out by the app | Answered by people | Left out |");
    lines.add("|---|---:|---:|---:|---:|");
    for (String section : checklist.sections()) {
      lines.add(line(section, row -> row.section().equals(section), checks));
    }
    lines.add(line("**All**", row -> true, checks));
    String counts = String.join("\n", lines);
    String rows =
        checklist.rows().stream()
            .map(row -> rowLine(row, checks.get(row.id())))
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(DOCUMENT)).contains(counts).contains(rows);
  }

  private interface Wanted {
    boolean is(ChecklistRow row);
  }

  private static String line(String name, Wanted wanted, Map<String, Check> checks) {
    List<Kind> kinds =
        Checklist.shipped().rows().stream()
            .filter(wanted::is)
            .map(row -> checks.get(row.id()).kind())
            .toList();
    return "| %s | %d | %d | %d | %d |"
        .formatted(
            name,
            kinds.size(),
            count(kinds, Kind.AUTOMATED),
            count(kinds, Kind.ATTESTED),
            count(kinds, Kind.NOT_APPLICABLE));
  }

  private static long count(List<Kind> kinds, Kind kind) {
    return kinds.stream().filter(kind::equals).count();
  }

  private static String rowLine(ChecklistRow row, Check check) {
    String kind =
        switch (check.kind()) {
          case AUTOMATED -> "app";
          case ATTESTED -> "people";
          case NOT_APPLICABLE -> "left out";
        };
    return "| `%s` | %s | %s |".formatted(row.id(), row.text(), kind);
  }
}
