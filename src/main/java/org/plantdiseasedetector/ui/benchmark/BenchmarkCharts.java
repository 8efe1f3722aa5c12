package org.plantdiseasedetector.ui.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.plantdiseasedetector.benchmark.BenchmarkRun;
import org.plantdiseasedetector.benchmark.Extras;
import org.plantdiseasedetector.benchmark.LoadRun;
import org.plantdiseasedetector.benchmark.Power;
import org.plantdiseasedetector.diagnosis.Stage;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * The charts of the page. Series differ in the shape of their points and in their dashes, bars
 * carry their figure, so that nothing rests on colour.
 */
final class BenchmarkCharts {

  private static final double ROOM = 1.15;

  private final Texts texts;
  private final BenchmarkWords words;
  private final BarChart<Number, String> stages;
  private final LineChart<Number, Number> scaling;
  private final LineChart<Number, Number> load;
  private final LineChart<Number, Number> past;

  BenchmarkCharts(Texts texts, BenchmarkWords words) {
    this.texts = texts;
    this.words = words;
    stages = new BarChart<>(axis(texts.get("benchmark.axis.millis")), new CategoryAxis());
    stages.setLegendVisible(false);
    style(stages, "benchmark-stages", texts.get("benchmark.chart.stages"));
    NumberAxis threads = axis(texts.get("benchmark.axis.threads"));
    threads.setTickUnit(1);
    threads.setAutoRanging(false);
    threads.setLowerBound(0);
    threads.setMinorTickVisible(false);
    scaling = new LineChart<>(threads, axis(texts.get("benchmark.axis.rate")));
    scaling.setLegendVisible(false);
    style(scaling, "benchmark-scaling", texts.get("benchmark.chart.scaling"));
    load =
        new LineChart<>(
            axis(texts.get("benchmark.axis.minutes")), axis(texts.get("benchmark.axis.millis")));
    style(load, "benchmark-load", texts.get("benchmark.chart.load"));
    NumberAxis runs = axis(texts.get("benchmark.axis.runs"));
    runs.setTickUnit(1);
    runs.setMinorTickVisible(false);
    runs.setAutoRanging(false);
    past = new LineChart<>(runs, axis(texts.get("benchmark.axis.millis")));
    style(past, "benchmark-past", texts.get("benchmark.chart.past"));
  }

  private static NumberAxis axis(String name) {
    NumberAxis axis = new NumberAxis();
    axis.setLabel(name);
    axis.setForceZeroInRange(true);
    return axis;
  }

  private static void style(XYChart<?, ?> chart, String id, String title) {
    chart.setId(id);
    chart.setTitle(title);
    chart.setAnimated(false);
    chart.getStyleClass().add("benchmark-chart");
  }

  /** Returns the charts in reading order. */
  List<Node> all() {
    return List.of(stages, scaling, load, past);
  }

  /** Shows the newest run, and all before it that can be compared with it. */
  void show(List<BenchmarkRun> runs) {
    BenchmarkRun run = runs.getLast();
    showStages(run);
    showScaling(run.extras().scaling());
    List<BenchmarkRun> same = runs.stream().filter(run::comparesWith).toList();
    NumberAxis axis = (NumberAxis) past.getXAxis();
    axis.setLowerBound(0);
    axis.setUpperBound(same.size() + 1.0);
    axis.setTickUnit(Math.max(1, same.size() / 10));
    past.getData().clear();
    for (Power power : Power.values()) {
      XYChart.Series<Number, Number> series = new XYChart.Series<>();
      series.setName(words.power(power));
      IntStream.range(0, same.size())
          .filter(i -> same.get(i).conditions().power() == power)
          .forEach(
              i ->
                  series
                      .getData()
                      .add(new XYChart.Data<>(i + 1, same.get(i).latency().median().value())));
      if (!series.getData().isEmpty()) {
        past.getData().add(series);
      }
    }
  }

  private void showStages(BenchmarkRun run) {
    XYChart.Series<Number, String> series = new XYChart.Series<>();
    CategoryAxis names = (CategoryAxis) stages.getYAxis();
    // The chart draws from the bottom up.
    List<Stage> order = List.of(Stage.values()).reversed();
    names.setCategories(
        FXCollections.observableArrayList(order.stream().map(words::stage).toList()));
    for (Stage stage : order) {
      var latency = run.stages().get(stage);
      if (latency != null) {
        double millis = latency.median().value();
        XYChart.Data<Number, String> bar = new XYChart.Data<>(millis, words.stage(stage));
        bar.setNode(barWith(texts.format("benchmark.bar", millis)));
        series.getData().add(bar);
      }
    }
    stages.getData().setAll(List.of(series));
    makeRoom((NumberAxis) stages.getXAxis(), run);
  }

  /** The figure of the longest bar needs room behind it. */
  private static void makeRoom(NumberAxis axis, BenchmarkRun run) {
    double longest =
        run.stages().values().stream()
            .mapToDouble(latency -> latency.median().value())
            .max()
            .orElse(1);
    double tick = Math.pow(10, Math.floor(Math.log10(Math.max(longest, 1))));
    double unit = longest / tick > 5 ? tick : tick / 2;
    axis.setAutoRanging(false);
    axis.setTickUnit(unit);
    axis.setUpperBound(Math.ceil(longest * ROOM / unit) * unit);
  }

  /** The figure stands beside the end of the bar, also of one that is hardly wide. */
  private static Node barWith(String figure) {
    Label label = new Label(figure);
    label.getStyleClass().add("benchmark-bar-label");
    label.setMinWidth(Label.USE_PREF_SIZE);
    StackPane bar = new StackPane(label);
    label.setManaged(false);
    bar.widthProperty()
        .subscribe(
            width -> {
              label.autosize();
              label.relocate(width.doubleValue() + 4, (bar.getHeight() - label.getHeight()) / 2);
            });
    bar.heightProperty()
        .subscribe(
            height -> {
              label.autosize();
              label.relocate(bar.getWidth() + 4, (height.doubleValue() - label.getHeight()) / 2);
            });
    return bar;
  }

  private void showScaling(List<Extras.Scaling> points) {
    XYChart.Series<Number, Number> series = new XYChart.Series<>();
    points.forEach(
        point ->
            series
                .getData()
                .add(new XYChart.Data<>(point.threads(), point.photosPerSecond().value())));
    NumberAxis threads = (NumberAxis) scaling.getXAxis();
    int most = points.stream().mapToInt(Extras.Scaling::threads).max().orElse(1);
    threads.setUpperBound(most + 1.0);
    threads.setTickUnit(Math.max(1, most / 8));
    scaling.getData().setAll(List.of(series));
  }

  /** Shows latency over time. */
  void showLoad(List<LoadRun.Window> windows) {
    load.getData()
        .setAll(
            List.of(
                series(texts.get("benchmark.series.median"), windows, LoadRun.Window::median),
                series(texts.get("benchmark.series.most"), windows, LoadRun.Window::p95)));
  }

  private static XYChart.Series<Number, Number> series(
      String name, List<LoadRun.Window> windows, ToDoubleFunction<LoadRun.Window> of) {
    XYChart.Series<Number, Number> series = new XYChart.Series<>();
    series.setName(name);
    windows.forEach(
        window ->
            series
                .getData()
                .add(new XYChart.Data<>(window.second() / 60, of.applyAsDouble(window))));
    return series;
  }
}
