package org.plantdiseasedetector.ui.operations;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.plantdiseasedetector.operations.Histogram;
import org.plantdiseasedetector.operations.OperationsDesk;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * The figures of the page, in words.
 *
 * @param state the app at one moment
 * @param texts words
 */
record Figures(OperationsDesk.State state, Texts texts) {

  private static final double MEBI = 1 << 20;
  private static final double GIBI = 1 << 30;

  /**
   * A figure with its name.
   *
   * @param name of what
   * @param value with its unit
   */
  record Figure(String name, String value) {}

  List<Figure> all() {
    var counts = state.counts();
    return List.of(
        new Figure(texts.get("operations.photos"), count(counts.photos())),
        new Figure(texts.get("operations.failures"), count(counts.failures())),
        new Figure(texts.get("operations.errors"), count(counts.errors())),
        new Figure(texts.get("operations.waiting"), count(counts.waiting())),
        new Figure(texts.get("operations.median"), quantile(counts.diagnosis(), 0.5)),
        new Figure(texts.get("operations.slow"), quantile(counts.diagnosis(), 0.95)),
        new Figure(texts.get("operations.inference"), quantile(counts.inference(), 0.5)),
        new Figure(
            texts.get("operations.cpu"),
            state.process().cpu().map(this::seconds).orElse(unknown())),
        new Figure(
            texts.get("operations.memory"),
            state
                .process()
                .resident()
                .map(bytes -> texts.format("operations.mebibytes", bytes / MEBI))
                .orElse(unknown())),
        new Figure(
            texts.get("operations.disk"),
            state.around().diskFree().isPresent()
                ? texts.format("operations.gibibytes", state.around().diskFree().getAsLong() / GIBI)
                : unknown()));
  }

  private String unknown() {
    return texts.get("operations.unknown");
  }

  private String count(long number) {
    return texts.format("operations.count", number);
  }

  private String quantile(Histogram.Counts counts, double share) {
    OptionalDouble seconds = counts.quantile(share);
    return seconds.isPresent()
        ? texts.format("operations.seconds", seconds.getAsDouble())
        : unknown();
  }

  private String seconds(Duration time) {
    return texts.format("operations.whole-seconds", time.toSeconds());
  }
}
