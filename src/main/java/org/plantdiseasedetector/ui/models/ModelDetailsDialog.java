package org.plantdiseasedetector.ui.models;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.plantdiseasedetector.ui.common.Texts;

/** Shows how sure the model is: a reliability diagram for each kind of photos, figures by crop. */
public final class ModelDetailsDialog extends Dialog<Void> {

  private static final double WIDTH = 820;
  private static final double HEIGHT = 640;
  private static final double ROW = 34;
  private static final double HEADER = 48;

  private final Texts texts;
  private final VBox content = new VBox();

  /**
   * Makes the dialog; it follows the view model.
   *
   * @param viewModel its state
   * @param texts words of the window
   * @param owner the window above which it opens
   * @param styleSheet the app's look
   */
  public ModelDetailsDialog(
      ModelDetailsViewModel viewModel, Texts texts, Window owner, String styleSheet) {
    this.texts = texts;
    initOwner(owner);
    initModality(Modality.WINDOW_MODAL);
    setTitle(texts.get("trust.title"));
    setResizable(true);
    content.setId("model-details-content");
    content.getStyleClass().add("model-details");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    getDialogPane().getStylesheets().add(styleSheet);
    getDialogPane().setContent(scroll);
    getDialogPane().getStyleClass().add("wide-dialog");
    getDialogPane().setPrefSize(WIDTH, HEIGHT);
    getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    viewModel.stateProperty().subscribe(this::render);
  }

  private void render(ModelDetailsViewModel.State state) {
    switch (state) {
      case ModelDetailsViewModel.State.Working() ->
          content.getChildren().setAll(paragraph(texts.get("trust.working")));
      case ModelDetailsViewModel.State.Failed(String reason) ->
          content.getChildren().setAll(paragraph(texts.format("trust.failed", reason)));
      case ModelDetailsViewModel.State.Ready(ModelDetails details) -> fill(details);
    }
  }

  private void fill(ModelDetails details) {
    Label title = new Label(details.title());
    title.getStyleClass().add("section-title");
    FlowPane groups = new FlowPane();
    groups.getStyleClass().add("model-groups");
    details.groups().forEach(group -> groups.getChildren().add(group(group)));
    TitledPane table = new TitledPane(texts.get("trust.as-table"), tables(details.groups()));
    table.setId("trust-as-table");
    table.setExpanded(false);
    content
        .getChildren()
        .setAll(title, paragraph(texts.get("trust.explanation")), groups, table, crops(details));
  }

  private Node group(ModelDetails.Group group) {
    Label name = paragraph(group.name());
    name.getStyleClass().add("section-title");
    VBox box = new VBox(name, paragraph(group.accuracy()), paragraph(group.calibration()));
    ReliabilityDiagram diagram = new ReliabilityDiagram(group, texts);
    box.getChildren().add(diagram);
    box.setMaxWidth(diagram.getMinWidth());
    box.setPrefWidth(diagram.getMinWidth());
    box.getStyleClass().add("model-group");
    return box;
  }

  private Node tables(List<ModelDetails.Group> groups) {
    FlowPane tables = new FlowPane();
    tables.getStyleClass().add("model-groups");
    for (ModelDetails.Group group : groups) {
      TableView<ModelDetails.BinRow> table = table(group.rows(), group.name());
      column(table, "trust.column.confidence", ModelDetails.BinRow::range);
      column(table, "trust.column.photos", ModelDetails.BinRow::photos);
      column(table, "trust.column.right", ModelDetails.BinRow::right);
      tables.getChildren().add(new VBox(new Label(group.name()), table));
    }
    return tables;
  }

  private Node crops(ModelDetails details) {
    Label title = new Label(texts.get("trust.crops"));
    title.getStyleClass().add("section-title");
    TableView<ModelDetails.CropRow> table = table(details.crops(), title.getText());
    table.setId("trust-crops");
    column(table, "trust.column.crop", ModelDetails.CropRow::name);
    column(table, "trust.column.photos", ModelDetails.CropRow::photos);
    column(table, "trust.column.right", ModelDetails.CropRow::right);
    column(table, "trust.column.interval", ModelDetails.CropRow::interval);
    return new VBox(title, table);
  }

  private static <T> TableView<T> table(List<T> rows, String name) {
    TableView<T> table = new TableView<>();
    table.getItems().setAll(rows);
    table.setAccessibleText(name);
    table.setFixedCellSize(ROW);
    table.setPrefHeight(ROW * rows.size() + HEADER);
    table.setMinHeight(table.getPrefHeight());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    return table;
  }

  private <T> void column(TableView<T> table, String key, Function<T, String> value) {
    TableColumn<T, String> column = new TableColumn<>(texts.get(key));
    column.setCellValueFactory(
        row -> new ReadOnlyStringWrapper(value.apply(row.getValue())).getReadOnlyProperty());
    column.setSortable(false);
    table.getColumns().add(column);
  }

  private static Label paragraph(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
