package org.plantdiseasedetector.ui.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.PlotTimeline;
import org.plantdiseasedetector.history.PlotTimeline.Visit;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * Severity over the days of the visits: a sign for each case, and a line through the means of each
 * model. Left and Right go from sign to sign.
 */
final class TimelineChart extends LineChart<Number, Number> {

  private static final double LOW = 10;
  private static final double MIDDLE = 40;
  private static final int LINES = 4;
  private static final int TICKS = 6;

  /** Share of the axis, and of the days between two visits, that signs of one day take. */
  private static final double APART = 0.055;

  private static final double NEAR = 0.01;
  private static final double CROWD = 0.8;

  private static final Duration AT_ONCE = Duration.millis(100);

  private final TimelineWords words;
  private final String none;
  private final Consumer<String> told;
  private final NumberAxis days;
  private final NumberAxis percent;
  private double step = LOW;
  private final List<Node> points = new ArrayList<>();

  TimelineChart(TimelineWords words, Texts texts, Consumer<String> told) {
    super(new NumberAxis(), new NumberAxis());
    this.words = words;
    this.none = texts.get("timeline.axis.none");
    this.told = told;
    this.days = (NumberAxis) getXAxis();
    this.percent = (NumberAxis) getYAxis();
    setId("timeline-chart");
    getStyleClass().add("timeline-chart");
    setAnimated(false);
    setLegendVisible(false);
    setCreateSymbols(true);
    setAccessibleText(texts.get("timeline.chart"));
    days.setAutoRanging(false);
    days.setMinorTickVisible(false);
    days.setTickLabelFormatter(new Day());
    percent.setAutoRanging(false);
    percent.setMinorTickVisible(false);
    percent.setTickLabelFormatter(new Percent());
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  void show(PlotTimeline timeline) {
    points.clear();
    getData().clear();
    if (timeline.visits().isEmpty()) {
      return;
    }
    fit(timeline);
    List<ModelIdentity> models = timeline.models();
    models.forEach(model -> addLine(timeline, model));
    addPoints(timeline);
    // Last, since the chart gives its own styles to all lines whenever one is added.
    for (int i = 0; i < models.size(); i++) {
      style(i).setAll("model-line", "model-line-" + i % LINES);
    }
    style(models.size()).setAll("no-line");
  }

  private ObservableList<String> style(int series) {
    return getData().get(series).getNode().getStyleClass();
  }

  private void fit(PlotTimeline timeline) {
    long first = timeline.visits().getFirst().day().toEpochDay();
    long last = timeline.visits().getLast().day().toEpochDay();
    double margin = Math.max(1, (last - first) / 12.0);
    days.setLowerBound(Math.floor(first - margin));
    days.setUpperBound(Math.ceil(last + margin));
    days.setTickUnit(Math.max(1, Math.ceil((days.getUpperBound() - days.getLowerBound()) / TICKS)));
    List<PlantCase> cases = timeline.visits().stream().flatMap(v -> v.cases().stream()).toList();
    double most =
        cases.stream().mapToDouble(of -> of.severityPercent().orElse(0.0)).max().orElse(0);
    step = most <= LOW ? 2 : most <= MIDDLE ? 5 : 10;
    percent.setTickUnit(step);
    percent.setUpperBound(step * (Math.floor(most / step) + 1 + 0.5));
    // Cases without a measured severity stand one step below all others.
    boolean allMeasured = cases.stream().allMatch(of -> of.severityPercent().isPresent());
    percent.setLowerBound(allMeasured ? -step : -2 * step);
  }

  private void addLine(PlotTimeline timeline, ModelIdentity model) {
    XYChart.Series<Number, Number> series = new XYChart.Series<>();
    for (PlotTimeline.Mean mean : timeline.means(model)) {
      XYChart.Data<Number, Number> data =
          new XYChart.Data<>(mean.day().toEpochDay(), mean.percent());
      data.setNode(new Region());
      series.getData().add(data);
    }
    getData().add(series);
  }

  private void addPoints(PlotTimeline timeline) {
    XYChart.Series<Number, Number> series = new XYChart.Series<>();
    double apart = apart(timeline);
    for (Visit visit : timeline.visits()) {
      int count = visit.cases().size();
      for (int i = 0; i < count; i++) {
        PlantCase of = visit.cases().get(i);
        double day = visit.day().toEpochDay() + apart * (i - (count - 1) / 2.0);
        XYChart.Data<Number, Number> data =
            new XYChart.Data<>(day, of.severityPercent().orElse(-step));
        int index = of.label().map(timeline.labels()::indexOf).orElse(-1);
        data.setNode(new StackPane(point(of, index)));
        series.getData().add(data);
      }
    }
    getData().add(series);
  }

  /** Returns how many days signs of the same visit stand apart, so that most do not overlap. */
  private double apart(PlotTimeline timeline) {
    double least = days.getUpperBound() - days.getLowerBound();
    double apart = APART * least;
    int crowd = 1;
    for (int i = 0; i < timeline.visits().size(); i++) {
      Visit visit = timeline.visits().get(i);
      crowd = Math.max(crowd, visit.cases().size());
      if (i > 0) {
        LocalDate before = timeline.visits().get(i - 1).day();
        least = Math.min(least, (double) (visit.day().toEpochDay() - before.toEpochDay()));
      }
    }
    return Math.min(apart, CROWD * least / crowd);
  }

  private Node point(PlantCase of, int index) {
    String text = words.point(of);
    PointSymbol symbol = new PointSymbol(index, of.human().isPresent());
    symbol.setFocusTraversable(true);
    symbol.setAccessibleRole(AccessibleRole.TEXT);
    symbol.setAccessibleText(text);
    Tooltip tip = new Tooltip(text);
    tip.setShowDelay(AT_ONCE);
    tip.setWrapText(true);
    Tooltip.install(symbol, tip);
    symbol.focusedProperty().subscribe(focused -> tell(focused, text));
    symbol.setOnMouseClicked(e -> symbol.requestFocus());
    points.add(symbol);
    return symbol;
  }

  private void tell(boolean focused, String text) {
    if (focused) {
      told.accept(text);
    }
  }

  private void keyPressed(KeyEvent event) {
    int at = points.indexOf(getScene().getFocusOwner());
    int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
    if (at >= 0 && step != 0) {
      points.get(Math.clamp(at + step, 0, points.size() - 1)).requestFocus();
      event.consume();
    }
  }

  /** Days as dates. */
  private static final class Day extends StringConverter<Number> {

    @Override
    public String toString(Number day) {
      return LocalDate.ofEpochDay(Math.round(day.doubleValue())).toString();
    }

    @Override
    public Number fromString(String text) {
      return LocalDate.parse(text).toEpochDay();
    }
  }

  /** Percentages, and below them a word for those that were not measured. */
  private final class Percent extends StringConverter<Number> {

    @Override
    public String toString(Number percent) {
      double value = percent.doubleValue();
      if (value < 0) {
        return value == -step && TimelineChart.this.percent.getLowerBound() < -step ? none : "";
      }
      // The end of the axis lies between two steps, so that signs at the top are not cut off.
      return Math.abs(value / step - Math.rint(value / step)) > NEAR
          ? ""
          : Math.round(value) + " %";
    }

    @Override
    public Number fromString(String text) {
      throw new UnsupportedOperationException("The axis is not typed");
    }
  }
}
