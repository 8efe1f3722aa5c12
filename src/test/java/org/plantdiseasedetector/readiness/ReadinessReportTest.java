package org.plantdiseasedetector.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadinessReportTest {

  private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");
  private static final Finding GOOD = new Finding.Pass("good");
  private static final Finding BAD = new Finding.Fail("bad", "mend it");
  private static final Finding UNKNOWN = new Finding.CouldNotCheck("dark", "switch on the light");

  private static RowResult row(String id, String section, Kind kind, Finding finding) {
    return new RowResult(
        new ChecklistRow(id, section, section, "Row " + id),
        kind,
        finding,
        List.of("docs/a.md"),
        AT,
        Duration.ofMillis(7));
  }

  private static ReadinessReport report(RowResult... rows) {
    return new ReadinessReport(AT, "1", "abc", List.of(rows));
  }

  @Test
  void theScoreIsThatOfTheWeakestSectionAndPeopleWeighHalf() {
    ReadinessReport report =
        report(
            row("a.1", "A", Kind.AUTOMATED, GOOD),
            row("a.2", "A", Kind.ATTESTED, BAD),
            row("a.3", "A", Kind.NOT_APPLICABLE, new Finding.DoesNotApply("none")),
            row("b.1", "B", Kind.AUTOMATED, BAD),
            row("b.2", "B", Kind.ATTESTED, new Finding.Attested("Anna")));

    assertThat(report.sections()).extracting(s -> Math.round(s.score())).containsExactly(67L, 33L);
    assertThat(report.score()).isEqualTo(100 * 0.5 / 1.5);
  }

  @Test
  void whatIsNotKnownNeverCountsAsGood() {
    ReadinessReport report =
        report(
            row("a.1", "A", Kind.AUTOMATED, GOOD),
            row("a.2", "A", Kind.AUTOMATED, UNKNOWN),
            row("a.3", "A", Kind.AUTOMATED, new Finding.Broken("NullPointerException")));

    assertThat(report.score()).isEqualTo(100.0 / 3);
    assertThat(report.verdict()).isEqualTo(ReadinessReport.Verdict.COULD_NOT_CHECK);
    assertThat(report(row("a.1", "A", Kind.AUTOMATED, GOOD)).verdict())
        .isEqualTo(ReadinessReport.Verdict.READY);
  }

  @Test
  void blockersComeFirstThatAreKnown() {
    ReadinessReport report =
        report(
            row("a.1", "A", Kind.AUTOMATED, UNKNOWN),
            row("a.2", "A", Kind.AUTOMATED, GOOD),
            row("a.3", "A", Kind.AUTOMATED, BAD),
            row("a.4", "A", Kind.ATTESTED, new Finding.Expired("Anna", "anew")));

    assertThat(report.blockers())
        .extracting(r -> r.row().id())
        .containsExactly("a.3", "a.4", "a.1");
    assertThat(report.verdict()).isEqualTo(ReadinessReport.Verdict.NOT_READY);
  }

  @Test
  void comesBackFromJson() {
    List<RowResult> rows = new ArrayList<>();
    for (Finding finding :
        List.of(
            GOOD,
            BAD,
            UNKNOWN,
            new Finding.Warn("w", "look"),
            new Finding.Broken("e"),
            new Finding.Attested("a"),
            new Finding.Expired("x", "anew"),
            new Finding.DoesNotApply("n"))) {
      rows.add(row("a." + rows.size(), "A", Kind.ATTESTED, finding));
    }
    ReadinessReport report = new ReadinessReport(AT, "1", "abc", rows);

    byte[] json = ReportJson.text(report).getBytes(StandardCharsets.UTF_8);

    assertThat(ReportJson.parse(json)).isEqualTo(report);
    assertThatThrownBy(() -> ReportJson.parse("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPageRunsNothingThatAnEvidenceSays() {
    String html =
        ReportHtml.of(
            report(
                row(
                    "a.1",
                    "A",
                    Kind.AUTOMATED,
                    new Finding.Fail("<script>alert(1)</script>", "x"))));

    assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
  }

  @Test
  void saysWhatGotWorseAndBetter() {
    ReadinessReport before =
        report(
            row("a.1", "A", Kind.AUTOMATED, GOOD),
            row("a.2", "A", Kind.AUTOMATED, BAD),
            row("a.3", "A", Kind.AUTOMATED, GOOD));
    ReadinessReport now =
        report(
            row("a.1", "A", Kind.AUTOMATED, BAD),
            row("a.2", "A", Kind.AUTOMATED, GOOD),
            row("a.3", "A", Kind.AUTOMATED, new Finding.DoesNotApply("n")));

    ReportChanges changes = ReportChanges.between(before, now);

    assertThat(changes.worse()).extracting(r -> r.row().id()).containsExactly("a.1");
    assertThat(changes.better()).extracting(r -> r.row().id()).containsExactly("a.2");
    assertThat(ReportText.words(changes)).contains("1 got worse (a.1)");
  }

  @Test
  void aCheckThatThrowsIsAStateOfItsOwnAndStopsNothing() {
    Checklist two = Checklist.parse("## A\n- [ ] One\n- [ ] Two\n");
    List<Check> checks =
        List.of(
            new Check(
                "a.1",
                Kind.AUTOMATED,
                List.of(),
                () -> {
                  throw new IllegalStateException("no light");
                }),
            new Check("a.2", Kind.AUTOMATED, List.of(), () -> GOOD));
    Clock clock = Clock.fixed(AT, ZoneOffset.UTC);

    List<RowResult> results =
        new ReadinessRun(two, checks, clock, () -> 0).all((done, of, r) -> {}, () -> false);

    assertThat(results).extracting(RowResult::state).containsExactly(State.ERROR, State.PASS);
    assertThat(results.getFirst().finding().evidence()).contains("no light");
    assertThatThrownBy(() -> new ReadinessRun(two, checks.subList(0, 1), clock, () -> 0))
        .hasMessageContaining("a.2");
  }

  @Test
  void aCancelledRunKeepsWhatIsAnswered() {
    Checklist two = Checklist.parse("## A\n- [ ] One\n- [ ] Two\n");
    List<Check> checks =
        List.of(
            new Check("a.1", Kind.AUTOMATED, List.of(), () -> GOOD),
            new Check("a.2", Kind.AUTOMATED, List.of(), () -> GOOD));
    AtomicInteger asked = new AtomicInteger();

    List<RowResult> results =
        new ReadinessRun(two, checks, Clock.fixed(AT, ZoneOffset.UTC), () -> 0)
            .all((done, of, r) -> {}, () -> asked.incrementAndGet() > 1);

    assertThat(results).hasSize(1);
  }
}
