package org.plantdiseasedetector.ui.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.operations.AlertRule;
import org.plantdiseasedetector.operations.DiagnosticPackage;
import org.plantdiseasedetector.operations.Histogram;
import org.plantdiseasedetector.operations.Metrics;
import org.plantdiseasedetector.operations.OperationsDesk;
import org.plantdiseasedetector.operations.ProcessFigures;
import org.plantdiseasedetector.operations.Surroundings;

/** An app whose figures a test decides. */
final class FakeDesk implements OperationsDesk {

  static final DiagnosticPackage PACKAGE =
      new DiagnosticPackage(
          List.of(
              new DiagnosticPackage.Item("about.txt", "Version 1\n"),
              new DiagnosticPackage.Item("logs/a.log", "event=a\n")));

  List<AlertRule> alerts = List.of();
  List<Path> crashes = List.of();
  boolean written;
  boolean breaks;

  @Override
  public State look() throws IOException {
    if (breaks) {
      throw new IOException("the disk is gone");
    }
    List<Long> times = List.of(0L, 3L, 20L, 61L, 9L, 4L, 2L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    Histogram.Counts counts = new Histogram.Counts(times, 18);
    return new State(
        new Metrics.Snapshot(1234, Map.of(FailureCode.INTERNAL_ERROR, 7L), counts, counts, 3),
        new ProcessFigures(
            Optional.of(Duration.ofSeconds(75)),
            Optional.of(512L << 20),
            1,
            Optional.of(Instant.EPOCH)),
        new Surroundings(
            "1",
            Optional.of("m"),
            OptionalLong.of(3L << 29),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty()),
        alerts,
        written,
        Path.of("metrics", "pdd.prom"));
  }

  @Override
  public void writeFile(boolean on) {
    written = on;
  }

  @Override
  public DiagnosticPackage collect() {
    return PACKAGE;
  }

  @Override
  public List<Path> pastCrashes() {
    return crashes;
  }
}
