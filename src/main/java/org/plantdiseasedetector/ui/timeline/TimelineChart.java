package org.plantdiseasedetector.ui.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
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

  /** Where cases without a measured severity stand, below all others. */
  private static final double NOT_MEASURED = -10;

  private static final int STEP = 10;
  private static final int LINES = 4;
  private static final int TICKS = 6;

  /** Share of the days by which signs of the same day stand apart. */
  private static final double APART = 0.022;

  private static final Duration AT_ONCE = Duration.millis(100);

  private final TimelineWords words;
  private final Consumer<String> told;
  private final NumberAxis days;
  private final NumberAxis percent;
  private final List<Node> points = new ArrayList<>();

  TimelineChart(TimelineWords words, Texts texts, Consumer<String> told) {
    super(new NumberAxis(), new NumberAxis());
    this.words = words;
    this.told = told;
    this.days = (NumberAxis) getXAxis();
    this.percent = (NumberAxis) getYAxis();
    setId("timeline-chart");
    setAnimated(false);
    setLegendVisible(false);
    setCreateSymbols(true);
    setAccessibleText(texts.get("timeline.chart"));
    days.setAutoRanging(false);
    days.setMinorTickVisible(false);
    days.setTickLabelFormatter(new Day());
    percent.setAutoRanging(false);
    percent.setMinorTickVisible(false);
    percent.setTickUnit(STEP);
    percent.setLabel(texts.get("timeline.axis"));
    percent.setTickLabelFormatter(new Percent(texts.get("timeline.axis.none")));
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
    for (int i = 0; i < models.size(); i++) {
      addLine(timeline, models.get(i), i);
    }
    addPoints(timeline);
  }

  private void fit(PlotTimeline timeline) {
    long first = timeline.visits().getFirst().day().toEpochDay();
    long last = timeline.visits().getLast().day().toEpochDay();
    double margin = Math.max(1, (last - first) / 12.0);
    days.setLowerBound(Math.floor(first - margin));
    days.setUpperBound(Math.ceil(last + margin));
    days.setTickUnit(
        Math.max(1, Math.ceil((days.getUpperBound() - days.getLowerBound()) / TICKS)));
    List<PlantCase> cases = timeline.visits().stream().flatMap(v -> v.cases().stream()).toList();
    double most =
        cases.stream().mapToDouble(of -> of.severityPercent().orElse(0.0)).max().orElse(0);
    boolean allMeasured = cases.stream().allMatch(of -> of.severityPercent().isPresent());
    percent.setUpperBound(Math.min(100, STEP * (Math.floor(most / STEP) + 1)));
    percent.setLowerBound(allMeasured ? 0 : 2 * NOT_MEASURED);
  }

  private void addLine(PlotTimeline timeline, ModelIdentity model, int index) {
    XYChart.Series<Number, Number> series = new XYChart.Series<>();
    for (PlotTimeline.Mean mean : timeline.means(model)) {
      XYChart.Data<Number, Number> data =
          new XYChart.Data<>(mean.day().toEpochDay(), mean.percent());
      data.setNode(new Region());
      series.getData().add(data);
    }
    getData().add(series);
    series.getNode().getStyleClass().setAll("model-line", "model-line-" + index % LINES);
  }

  private void addPoints(PlotTimeline timeline) {
    XYChart.Series<Number, Number> series = new XYChart.Series<>();
    double apart = APART * (days.getUpperBound() - days.getLowerBound());
    for (Visit visit : timeline.visits()) {
      int count = visit.cases().size();
      for (int i = 0; i < count; i++) {
        PlantCase of = visit.cases().get(i);
        double day = visit.day().toEpochDay() + apart * (i - (count - 1) / 2.0);
        XYChart.Data<Number, Number> data =
            new XYChart.Data<>(day, of.severityPercent().orElse(NOT_MEASURED));
        int index = of.label().map(timeline.labels()::indexOf).orElse(-1);
        data.setNode(point(of, index));
        series.getData().add(data);
      }
    }
    getData().add(series);
    series.getNode().getStyleClass().setAll("no-line");
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
  private static final class Percent extends StringConverter<Number> {

    private final String none;

    Percent(String none) {
      this.none = none;
    }

    @Override
    public String toString(Number percent) {
      double value = percent.doubleValue();
      if (value < 0) {
        return value == NOT_MEASURED ? none : "";
      }
      return Math.round(value) + " %";
    }

    @Override
    public Number fromString(String text) {
      throw new UnsupportedOperationException("The axis is not typed");
    }
  }
}
