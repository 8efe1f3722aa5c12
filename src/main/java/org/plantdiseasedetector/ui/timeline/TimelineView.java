package org.plantdiseasedetector.ui.timeline;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.history.PlotTimeline;
import org.plantdiseasedetector.history.PlotTimeline.Visit;
import org.plantdiseasedetector.history.VisitComparison;
import org.plantdiseasedetector.ui.common.CasePictures;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** The timeline page: the course of a place as a chart and as a list, and two visits compared. */
public final class TimelineView extends BorderPane {

  private static final double UPPER_HEIGHT = 320;
  private static final double LIST_WIDTH = 380;
  private static final double LIST_MARGIN = 40;

  private final TimelineViewModel viewModel;
  private final TimelineWords words;
  private final Texts texts;
  private final Label point = new Label();
  private final TimelineChart chart;
  private final TimelineLegend legend;
  private final ListView<Visit> list = new ListView<>();
  private final VisitPane one;
  private final VisitPane other;
  private final VBox differences = new VBox();

  /**
   * Makes the page.
   *
   * @param viewModel its state
   * @param pictures loads the photos
   * @param words words of visits
   */
  public TimelineView(TimelineViewModel viewModel, CasePictures pictures, TimelineWords words) {
    this.viewModel = viewModel;
    this.words = words;
    this.texts = words.labels().texts();
    chart = new TimelineChart(words, texts, point::setText);
    legend = new TimelineLegend(words, texts);
    one = new VisitPane("visit-one", texts.get("compare.one"), words, pictures, texts);
    other = new VisitPane("visit-other", texts.get("compare.other"), words, pictures, texts);
    setId("timeline");
    setTop(new VBox(choice(), problem()));
    ScrollPane scroll = new ScrollPane(content());
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("timeline-scroll");
    setCenter(scroll);
    viewModel.historyProperty().subscribe(pictures::use);
    viewModel.timelineProperty().subscribe(this::show);
    one.day().valueProperty().bindBidirectional(viewModel.oneProperty());
    other.day().valueProperty().bindBidirectional(viewModel.otherProperty());
    viewModel.oneProperty().subscribe(one::show);
    viewModel.otherProperty().subscribe(other::show);
    viewModel.comparisonProperty().subscribe(this::compare);
    // Cases may have been changed on another page meanwhile.
    sceneProperty().subscribe((before, now) -> comeBack(before == null));
  }

  private void comeBack(boolean shownAgain) {
    if (shownAgain) {
      viewModel.reload();
    }
  }

  private HBox choice() {
    PlotChoice choice = viewModel.choice();
    ProgressIndicator busy = new ProgressIndicator();
    busy.getStyleClass().add("status-busy");
    busy.visibleProperty().bind(viewModel.busyProperty());
    HBox bar =
        new HBox(
            new Label(texts.get("timeline.farm")),
            level("timeline-farm", texts.get("timeline.farm"), choice.farm()),
            new Label(texts.get("timeline.field")),
            level("timeline-field", texts.get("timeline.field"), choice.field()),
            new Label(texts.get("timeline.plot")),
            level("timeline-plot", texts.get("timeline.plot"), choice.plot()),
            busy);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("review-bar");
    return bar;
  }

  private ComboBox<@Nullable String> level(String id, String name, PlotChoice.Level level) {
    ComboBox<@Nullable String> box = new ComboBox<>();
    box.setId(id);
    box.setAccessibleText(name);
    box.setItems(FXCollections.unmodifiableObservableList(level.names()));
    box.setConverter(new PlaceWords());
    box.valueProperty().bindBidirectional(level.valueProperty());
    return box;
  }

  private Label problem() {
    Label problem = new Label();
    problem.setId("timeline-problem");
    problem.setWrapText(true);
    problem.setMaxWidth(Double.MAX_VALUE);
    problem.setGraphic(Icons.of(Material2AL.ERROR, "notice-icon"));
    problem.getStyleClass().addAll("notice", "notice-error");
    problem.textProperty().bind(viewModel.problemProperty());
    problem.visibleProperty().bind(viewModel.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    return problem;
  }

  private VBox content() {
    list.setId("timeline-list");
    list.setAccessibleText(texts.get("timeline.list"));
    list.setCellFactory(view -> new VisitCell());
    list.setPlaceholder(new Label(texts.get("timeline.empty")));
    list.setMinWidth(LIST_WIDTH);
    list.setMaxWidth(LIST_WIDTH);
    chart.setMinWidth(0);
    VBox.setVgrow(chart, Priority.ALWAYS);
    // Above the chart, since words along its axis have room for its height only.
    Label axis = new Label(texts.get("timeline.axis"));
    axis.getStyleClass().add("timeline-axis");
    axis.setWrapText(true);
    axis.setMinHeight(Region.USE_PREF_SIZE);
    VBox drawn = new VBox(axis, chart);
    HBox.setHgrow(drawn, Priority.ALWAYS);
    HBox upper = new HBox(drawn, list);
    upper.setMinHeight(UPPER_HEIGHT);
    upper.setPrefHeight(UPPER_HEIGHT);
    point.setId("timeline-point");
    point.setWrapText(true);
    point.setMinHeight(Region.USE_PREF_SIZE);
    point.getStyleClass().add("timeline-point");
    Label title = new Label(texts.get("compare.title"));
    title.getStyleClass().add("section-title");
    differences.setId("differences");
    differences.getStyleClass().add("differences");
    HBox.setHgrow(one, Priority.ALWAYS);
    HBox.setHgrow(other, Priority.ALWAYS);
    HBox sides = new HBox(one, other);
    sides.getStyleClass().add("visit-sides");
    VBox content = new VBox(upper, point, legend, title, differences, sides);
    content.getStyleClass().add("timeline-content");
    return content;
  }

  private void show(Optional<PlotTimeline> found) {
    point.setText(texts.get("timeline.point.hint"));
    PlotTimeline timeline = found.orElse(null);
    if (timeline == null) {
      list.getItems().clear();
      one.day().getItems().clear();
      other.day().getItems().clear();
      legend.getChildren().clear();
      chart.getData().clear();
      return;
    }
    list.getItems().setAll(timeline.visits());
    one.day().getItems().setAll(timeline.visits());
    other.day().getItems().setAll(timeline.visits());
    legend.show(timeline);
    chart.show(timeline);
  }

  private void compare(Optional<VisitComparison> comparison) {
    differences.getChildren().clear();
    if (comparison.isEmpty()) {
      differences.getChildren().add(sentence(texts.get("compare.none")));
      return;
    }
    words
        .differences(comparison.get())
        .forEach(text -> differences.getChildren().add(sentence(text)));
  }

  private static Label sentence(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A visit as a line. */
  private final class VisitCell extends ListCell<Visit> {

    private final Label line = new Label();

    VisitCell() {
      line.setWrapText(true);
      line.setMinHeight(Region.USE_PREF_SIZE);
      line.setPrefWidth(LIST_WIDTH - LIST_MARGIN);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Visit visit, boolean empty) {
      super.updateItem(visit, empty);
      line.setText(visit == null || empty ? "" : words.line(visit));
      setGraphic(visit == null || empty ? null : line);
    }
  }

  /** Names of places, also of those that were not given. */
  private final class PlaceWords extends StringConverter<@Nullable String> {

    @Override
    public String toString(@Nullable String name) {
      if (name == null) {
        return "";
      }
      return name.isEmpty() ? texts.get("timeline.not-given") : name;
    }

    @Override
    public String fromString(String text) {
      throw new UnsupportedOperationException("The place is chosen, not typed");
    }
  }
}
