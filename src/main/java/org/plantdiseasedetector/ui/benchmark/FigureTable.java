package org.plantdiseasedetector.ui.benchmark;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.plantdiseasedetector.benchmark.BenchmarkRun;
import org.plantdiseasedetector.benchmark.Extras;
import org.plantdiseasedetector.ui.common.Texts;

/** All figures of a run with their intervals, in words. */
final class FigureTable extends GridPane {

  private final Texts texts;
  private final BenchmarkWords words;
  private int rows;

  FigureTable(Texts texts, BenchmarkWords words) {
    this.texts = texts;
    this.words = words;
    setId("benchmark-figures");
    getStyleClass().add("benchmark-figures");
    ColumnConstraints name = new ColumnConstraints();
    name.setMinWidth(USE_PREF_SIZE);
    ColumnConstraints value = new ColumnConstraints();
    value.setHgrow(Priority.ALWAYS);
    getColumnConstraints().setAll(name, value);
  }

  void show(BenchmarkRun run) {
    getChildren().clear();
    rows = 0;
    row(texts.get("benchmark.figures.photo"), words.latency(run.latency()));
    row(texts.get("benchmark.figures.batch"), words.rate(run.photosPerSecond()));
    row(
        texts.get("benchmark.figures.warm-up"),
        texts.format(
            "benchmark.figures.warm-up.value",
            run.warmUp().photos(),
            run.warmUp().firstMillis(),
            run.warmUp().allMillis() / 1000));
    show(run.extras());
  }

  private void show(Extras extras) {
    extras.coldStart().ifPresent(this::coldStart);
    extras.memory().ifPresent(this::memory);
    extras.history().ifPresent(this::history);
    extras.accuracy().ifPresent(this::accuracy);
    if (extras.drift().isPresent()) {
      row(
          texts.get("benchmark.figures.drift"),
          texts.format("benchmark.figures.drift.value", extras.drift().getAsDouble()));
    }
    extras.devices().forEach(this::device);
    extras.notes().forEach(note -> row(texts.get("benchmark.figures.note"), note));
  }

  private void coldStart(Extras.ColdStart cold) {
    row(
        texts.get("benchmark.figures.cold-start"),
        texts.format(
            "benchmark.figures.cold-start.value",
            cold.toFirstResult().value() / 1000,
            cold.firstDiagnosis().value(),
            cold.launches()));
  }

  private void history(Extras.HistoryCost cost) {
    row(
        texts.get("benchmark.figures.history"),
        texts.format(
            "benchmark.figures.history.value",
            cost.unlockMillis(),
            cost.save().median().value(),
            cost.sealMillisPerMib().value()));
  }

  private void memory(Extras.Memory memory) {
    if (memory.peakMib().isPresent()) {
      row(
          texts.get("benchmark.figures.memory"),
          texts.format(
              "benchmark.figures.memory.value", memory.peakMib().getAsLong(), memory.heapMib()));
    }
  }

  private void accuracy(Extras.Accuracy accuracy) {
    row(
        texts.get("benchmark.figures.accuracy"),
        texts.format(
            "benchmark.figures.accuracy.value",
            accuracy.photos(),
            100 * accuracy.top1().value(),
            100 * accuracy.top1().low().orElse(0),
            100 * accuracy.top1().high().orElse(1),
            accuracy.overconfidence().value(),
            BenchmarkWords.interval(accuracy.overconfidence())));
  }

  private void device(Extras.DeviceFigure device) {
    Optional<String> latency = device.latency().map(words::latency);
    row(texts.format("benchmark.figures.device", device.device()), latency.orElse(device.remark()));
  }

  private void row(String name, String value) {
    Label left = new Label(name);
    left.getStyleClass().add("benchmark-figure-name");
    Label right = new Label(value);
    right.setWrapText(true);
    addRow(rows++, left, right);
  }
}
