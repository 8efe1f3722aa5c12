package org.plantdiseasedetector.ui.diagnose;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.ui.common.PhotoImages;
import org.plantdiseasedetector.ui.common.Texts;

/** The list of photos with its heading, buttons and progress. */
final class PhotoListPane extends VBox {

  private final DiagnoseViewModel viewModel;
  private final Texts texts;
  private final ListView<PhotoItem> list = new ListView<>();

  PhotoListPane(
      DiagnoseViewModel viewModel, ResultPresenter presenter, PhotoImages thumbnails, Texts texts) {
    this.viewModel = viewModel;
    this.texts = texts;
    list.setId("photo-list");
    list.setItems(viewModel.photos());
    list.setCellFactory(view -> new PhotoCell(presenter, thumbnails, texts));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setAccessibleText(texts.get("list.accessible"));
    list.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "photo-list");
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(heading(), list, new ProgressPane(viewModel, texts));
    getStyleClass().add("photo-list-pane");
    followSelection();
  }

  /** Moves the keyboard to the list, so that the arrow keys walk through the results. */
  void focusList() {
    list.requestFocus();
  }

  private Node heading() {
    Label title = new Label(texts.get("list.title"));
    title.getStyleClass().add("section-title");
    Label count = new Label();
    count.getStyleClass().add("list-count");
    count.textProperty().bind(Bindings.createStringBinding(this::count, viewModel.photos()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox box = new HBox(title, count, gap, removeButton(), clearButton());
    box.getStyleClass().add("list-heading");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private String count() {
    return texts.format("list.count", viewModel.photos().size());
  }

  private Button removeButton() {
    Button remove = new Button(texts.get("action.remove"));
    remove.setId("remove");
    remove.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    remove.setTooltip(new Tooltip(texts.get("action.remove.tip")));
    remove.disableProperty().bind(Bindings.isEmpty(list.getSelectionModel().getSelectedItems()));
    remove.setOnAction(e -> removeSelected());
    return remove;
  }

  private Button clearButton() {
    Button clear = new Button(texts.get("action.clear"));
    clear.setId("clear");
    clear.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    clear.setTooltip(new Tooltip(texts.get("action.clear.tip")));
    clear.setOnAction(e -> viewModel.clear());
    return clear;
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.DELETE) {
      removeSelected();
      event.consume();
    }
  }

  private void removeSelected() {
    viewModel.remove(List.copyOf(list.getSelectionModel().getSelectedItems()));
  }

  private void followSelection() {
    ObservableList<PhotoItem> marked = list.getSelectionModel().getSelectedItems();
    marked.subscribe(() -> viewModel.marked().setAll(List.copyOf(marked)));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            item -> {
              if (item != null) {
                viewModel.selectedProperty().set(item);
              }
            });
    viewModel.selectedProperty().subscribe(this::select);
  }

  private void select(@Nullable PhotoItem item) {
    if (item == null) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedItem() != item) {
      int index = viewModel.photos().indexOf(item);
      list.getSelectionModel().clearAndSelect(index);
      list.scrollTo(index);
    }
  }
}
