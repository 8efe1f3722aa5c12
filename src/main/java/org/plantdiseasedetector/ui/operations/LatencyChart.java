package org.plantdiseasedetector.ui.operations;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import org.plantdiseasedetector.operations.Histogram;
import org.plantdiseasedetector.ui.common.Texts;

/** How many photos took how long. */
final class LatencyChart extends BarChart<String, Number> {

  private static final double HEIGHT = 240;

  private final XYChart.Series<String, Number> series = new XYChart.Series<>();

  LatencyChart(Texts texts) {
    super(new CategoryAxis(), new NumberAxis());
    getXAxis().setLabel(texts.get("operations.chart.seconds"));
    getYAxis().setLabel(texts.get("operations.chart.photos"));
    setTitle(texts.get("operations.chart"));
    setAccessibleText(texts.get("operations.chart"));
    setLegendVisible(false);
    setAnimated(false);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    ((NumberAxis) getYAxis()).setMinorTickVisible(false);
    getData().add(series);
  }

  void show(Histogram.Counts counts) {
    List<XYChart.Data<String, Number>> bars = new ArrayList<>();
    for (int i = 0; i < counts.each().size(); i++) {
      String name =
          i < Histogram.BOUNDS.size()
              ? "≤ " + Histogram.BOUNDS.get(i)
              : "> " + Histogram.BOUNDS.getLast();
      bars.add(new XYChart.Data<>(name, counts.each().get(i)));
    }
    boolean isSame =
        series.getData().size() == bars.size()
            && series.getData().stream()
                .map(XYChart.Data::getYValue)
                .toList()
                .equals(bars.stream().map(XYChart.Data::getYValue).toList());
    if (!isSame) {
      series.getData().setAll(bars);
    }
  }
}
