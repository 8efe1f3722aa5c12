package org.plantdiseasedetector.ui.timeline;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Line;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.history.PlotTimeline;
import org.plantdiseasedetector.ui.common.Texts;

/** What the signs and lines of the chart mean. */
final class TimelineLegend extends FlowPane {

  private static final int LINES = 4;
  private static final double LENGTH = 36;

  private final TimelineWords words;
  private final Texts texts;

  TimelineLegend(TimelineWords words, Texts texts) {
    this.words = words;
    this.texts = texts;
    setId("timeline-legend");
    getStyleClass().add("timeline-legend");
  }

  void show(PlotTimeline timeline) {
    getChildren().clear();
    List<ClassId> labels = timeline.labels();
    for (int i = 0; i < labels.size(); i++) {
      add(new PointSymbol(i, true), words.className(labels.get(i)));
    }
    if (timeline.visits().stream().anyMatch(visit -> visit.withoutLabel() > 0)) {
      add(new PointSymbol(-1, false), texts.get("timeline.legend.none"));
    }
    if (!timeline.visits().isEmpty()) {
      Label hint = new Label(texts.get("timeline.legend.hollow"));
      getChildren().add(hint);
    }
    List<ModelIdentity> models = timeline.models();
    for (int i = 0; i < models.size(); i++) {
      Line line = new Line(0, 0, LENGTH, 0);
      line.getStyleClass().setAll("model-line", "model-line-" + i % LINES);
      add(line, texts.format("timeline.legend.mean", models.get(i).toString()));
    }
  }

  private void add(Node sign, String meaning) {
    HBox entry = new HBox(sign, new Label(meaning));
    entry.setAlignment(Pos.CENTER_LEFT);
    entry.getStyleClass().add("legend-entry");
    getChildren().add(entry);
  }
}
