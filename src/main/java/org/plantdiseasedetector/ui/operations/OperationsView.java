package org.plantdiseasedetector.ui.operations;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.operations.AlertRule;
import org.plantdiseasedetector.operations.OperationsDesk;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.SaveChooser;
import org.plantdiseasedetector.ui.common.Texts;

/** How the app does: alerts, figures, times, and what can be passed on. */
public final class OperationsView extends ScrollPane {

  private final OperationsViewModel viewModel;
  private final Texts texts;
  private final SaveChooser chooser;
  private final VBox alerts = new VBox();
  private final FlowPane tiles = new FlowPane();
  private final LatencyChart chart;
  private final CheckBox file = new CheckBox();
  private final Label place = new Label();

  /**
   * Makes the page.
   *
   * @param viewModel its state
   * @param chooser asks where to save
   * @param texts words
   */
  public OperationsView(OperationsViewModel viewModel, SaveChooser chooser, Texts texts) {
    this.viewModel = viewModel;
    this.texts = texts;
    this.chooser = chooser;
    this.chart = new LatencyChart(texts);
    alerts.getStyleClass().add("operations-alerts");
    tiles.getStyleClass().add("operations-tiles");
    VBox page = new VBox(header(), alerts, tiles, chart, fileSwitch());
    page.getStyleClass().add("operations-page");
    setContent(page);
    setFitToWidth(true);
    getStyleClass().add("operations-view");
    viewModel.stateProperty().subscribe(this::show);
    viewModel.pastCrashesProperty().subscribe(this::showAlerts);
    viewModel.refresh();
  }

  private Node header() {
    Label title = new Label(texts.get("page.operations"));
    title.getStyleClass().add("readiness-headline");
    Label message = new Label();
    message.setId("operations-message");
    message.setWrapText(true);
    message.textProperty().bind(viewModel.messageProperty().map(what -> what.orElse("")));
    HBox.setHgrow(message, Priority.ALWAYS);
    message.setMaxWidth(Double.MAX_VALUE);
    Button gather =
        new Button(texts.get("operations.package"), Icons.of(Material2AL.ARCHIVE, "button-icon"));
    gather.setId("operations-package");
    gather.setMinWidth(USE_PREF_SIZE);
    gather.setOnAction(e -> gather());
    HBox box = new HBox(title, message, gather);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("operations-header");
    return box;
  }

  private void gather() {
    viewModel.gather(
        gathered ->
            new PackageDialog(gathered, texts, getScene().getWindow())
                .ask()
                .ifPresent(
                    wanted ->
                        chooser
                            .file(texts.get("operations.package"), "pdd-diagnostics.zip")
                            .ifPresent(target -> viewModel.save(gathered, wanted, target))));
  }

  private Node fileSwitch() {
    file.setId("operations-file");
    file.setText(texts.get("operations.file"));
    file.setOnAction(e -> viewModel.writeFile(file.isSelected()));
    place.getStyleClass().add("readiness-muted");
    place.setWrapText(true);
    VBox box = new VBox(file, place);
    box.getStyleClass().add("operations-file");
    return box;
  }

  private void show(Optional<OperationsDesk.State> state) {
    showAlerts();
    if (state.isEmpty()) {
      tiles.getChildren().clear();
      return;
    }
    tiles
        .getChildren()
        .setAll(new Figures(state.get(), texts).all().stream().map(this::tile).toList());
    chart.show(state.get().counts().diagnosis());
    file.setSelected(state.get().isFileWritten());
    place.setText(texts.format("operations.file.place", state.get().file().toString()));
  }

  private Node tile(Figures.Figure figure) {
    Label value = new Label(figure.value());
    value.getStyleClass().add("operations-value");
    Label name = new Label(figure.name());
    name.getStyleClass().add("readiness-muted");
    VBox tile = new VBox(value, name);
    tile.setAccessibleText(figure.name() + ": " + figure.value());
    tile.getStyleClass().add("operations-tile");
    return tile;
  }

  private void showAlerts() {
    List<AlertRule> firing =
        viewModel.stateProperty().get().map(OperationsDesk.State::alerts).orElse(List.of());
    alerts.getChildren().setAll(firing.stream().map(this::alert).toList());
    List<Path> past = viewModel.pastCrashesProperty().get();
    if (!past.isEmpty()) {
      alerts.getChildren().add(crashes(past));
    }
    if (alerts.getChildren().isEmpty()) {
      Label none =
          new Label(
              texts.get("operations.no-alerts"),
              Icons.of(Material2AL.CHECK_CIRCLE, "tone-icon", "tone-confident"));
      none.setId("operations-no-alerts");
      alerts.getChildren().add(none);
    }
  }

  private Node crashes(List<Path> past) {
    Button forget = new Button(texts.get("operations.crash.forget"));
    forget.setId("operations-forget");
    forget.setMinWidth(USE_PREF_SIZE);
    forget.setOnAction(e -> viewModel.forgetCrashes());
    Button gather = new Button(texts.get("operations.package"));
    gather.setMinWidth(USE_PREF_SIZE);
    gather.setOnAction(e -> gather());
    return notice(
        texts.format("operations.crash.past", past.size()),
        texts.get("operations.crash.past.advice"),
        gather,
        forget);
  }

  private Node alert(AlertRule rule) {
    AlertWords words = AlertWords.of(rule, texts);
    return notice(words.what(), words.advice());
  }

  private Node notice(String what, String advice, Node... buttons) {
    Label title = new Label(what);
    title.getStyleClass().add("readiness-row-title");
    title.setWrapText(true);
    Label text = new Label(advice);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    VBox words = new VBox(title, text);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox box = new HBox(Icons.of(Material2MZ.WARNING, "tone-icon", "tone-rejected"), words);
    box.getChildren().addAll(buttons);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("operations-alert");
    return box;
  }
}
