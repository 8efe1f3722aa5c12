package org.plantdiseasedetector.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.readiness.checks.Documents;

class MetricsTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Surroundings GOOD =
      new Surroundings(
          "1",
          Optional.of("leaf \"net\""),
          OptionalLong.of(5L << 30),
          Optional.of(false),
          Optional.of(NOW.plus(Duration.ofDays(90))),
          OptionalDouble.of(1e-6));

  private static Metrics.Snapshot counts(long photos, long errors, long unreadable) {
    Histogram.Counts none = new Histogram().counts();
    return new Metrics.Snapshot(
        photos,
        Map.of(FailureCode.INFERENCE_FAILED, errors, FailureCode.IMAGE_DAMAGED, unreadable),
        none,
        none,
        0);
  }

  @Test
  void quantilesLieWithinTheClassOfTheirTime() {
    Histogram times = new Histogram();
    assertThat(times.counts().quantile(0.5)).isEmpty();
    for (int i = 0; i < 90; i++) {
      times.add(Duration.ofMillis(150), 1);
    }
    times.add(Duration.ofMillis(900), 9);
    times.add(Duration.ofSeconds(90), 1);
    Histogram.Counts counts = times.counts();
    assertThat(counts.total()).isEqualTo(100);
    assertThat(counts.sum()).isEqualTo(90 * 0.15 + 9 * 0.9 + 90, within(1e-9));
    assertThat(counts.quantile(0.5).orElseThrow()).isBetween(0.1, 0.2);
    assertThat(counts.quantile(0.95).orElseThrow()).isBetween(0.75, 1.0);
    assertThat(counts.quantile(1).orElseThrow()).isEqualTo(30);
  }

  @Test
  void nothingFiresWhereAllIsWellOrNothingKnown() {
    assertThat(AlertRule.firing(counts(1000, 2, 500), GOOD, NOW)).isEmpty();
    assertThat(AlertRule.firing(counts(0, 0, 0), Surroundings.of("1", "m"), NOW)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void eachRuleFiresAlone(AlertRule rule) {
    Surroundings bad =
        new Surroundings(
            "1",
            Optional.of("m"),
            rule == AlertRule.DISK_LOW ? OptionalLong.of(900L << 20) : GOOD.diskFree(),
            Optional.of(rule == AlertRule.BACKUP_OVERDUE),
            rule == AlertRule.MODEL_OUT_OF_DATE
                ? Optional.of(NOW.plus(Duration.ofDays(13)))
                : GOOD.modelExpires(),
            rule == AlertRule.DRIFT ? OptionalDouble.of(Double.NaN) : GOOD.drift());
    Metrics.Snapshot counts =
        rule == AlertRule.ERROR_RATE ? counts(100, 3, 0) : counts(150, 3, 140);
    assertThat(AlertRule.firing(counts, bad, NOW)).containsExactly(rule);
  }

  @Test
  void everyRuleHasItsRunbookAndEveryRunbookOfAnAlertItsRule() throws IOException {
    String runbooks = Files.readString(Path.of("docs", "runbooks.md"));
    Set<String> told =
        Pattern.compile("(?m)^## (.+)\n+Alert `([a-z-]+)`")
            .matcher(runbooks)
            .results()
            .map(MetricsTest::ruleAndAnchor)
            .collect(Collectors.toSet());
    Set<String> rules =
        List.of(AlertRule.values()).stream()
            .map(rule -> rule.id() + " #" + rule.runbook())
            .collect(Collectors.toSet());
    assertThat(told).isEqualTo(rules);
    for (AlertRule rule : AlertRule.values()) {
      assertThat(new Documents(Path.of("")).problems("docs/runbooks.md#" + rule.runbook()))
          .isEmpty();
    }
  }

  private static String ruleAndAnchor(MatchResult heading) {
    return heading.group(2) + " #" + heading.group(1).toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  @Test
  void labelsAreEscapedAndWhatIsNotKnownIsLeftOut() {
    ProcessFigures process =
        new ProcessFigures(Optional.empty(), Optional.empty(), 5, Optional.empty());
    String all =
        new String(MetricsText.of("a\\b", counts(1, 0, 0), process, GOOD), StandardCharsets.UTF_8);
    assertThat(all)
        .contains("pdd_disk_free_bytes{run=\"a\\\\b\"} 5368709120")
        .contains("model=\"leaf \\\"net\\\"\"")
        .contains("pdd_model_drift_ratio{run=\"a\\\\b\"} 1.0E-6")
        .doesNotContain("cpu");
    String bare =
        new String(
            MetricsText.of("a", counts(1, 0, 0), process, Surroundings.of("1", "m")),
            StandardCharsets.UTF_8);
    assertThat(bare).doesNotContain("disk_free").doesNotContain("drift").doesNotContain("expires");
  }
}
