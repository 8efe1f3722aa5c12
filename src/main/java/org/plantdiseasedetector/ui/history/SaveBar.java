package org.plantdiseasedetector.ui.history;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.DiagnoseViewModel;
import org.plantdiseasedetector.ui.diagnose.PhotoItem;

/** Below the photos: what is saved, and the buttons that save. */
final class SaveBar extends HBox {

  private final SaveViewModel viewModel;
  private final DiagnoseViewModel photos;
  private final Texts texts;
  private final Label words = new Label();

  SaveBar(SaveViewModel viewModel, DiagnoseViewModel photos, String saveKey, Texts texts) {
    this.viewModel = viewModel;
    this.photos = photos;
    this.texts = texts;
    words.setId("save-words");
    words.setWrapText(true);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button save = button("save.selected", "save-selected");
    save.setTooltip(new Tooltip(texts.format("save.selected.tip", saveKey)));
    save.setGraphic(Icons.of(Material2MZ.SAVE, "button-icon"));
    save.setOnAction(e -> viewModel.ask(marked()));
    Button all = button("save.all", "save-all");
    all.setOnAction(e -> viewModel.askForAll());
    for (Button button : List.of(save, all)) {
      button.disableProperty().bind(viewModel.chosenProperty().map(chosen -> !chosen.isEmpty()));
    }
    getChildren().addAll(words, autoSave(), save, all);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("save-bar");
    viewModel.progressProperty().subscribe(this::show);
    viewModel.saved().addListener((InvalidationListener) change -> show());
    photos.selectedProperty().subscribe(item -> show());
  }

  /** Returns the marked photos, or else the one that is shown. */
  List<PhotoItem> marked() {
    if (!photos.marked().isEmpty()) {
      return List.copyOf(photos.marked());
    }
    PhotoItem shown = photos.selectedProperty().get();
    return shown == null ? List.of() : List.of(shown);
  }

  private Button button(String key, String id) {
    Button button = new Button(texts.get(key));
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private CheckBox autoSave() {
    CheckBox box = new CheckBox(texts.get("save.every"));
    box.setId("save-every");
    box.setMinWidth(USE_PREF_SIZE);
    box.setTooltip(new Tooltip(texts.get("save.every.tip")));
    viewModel.vault().settingsProperty().subscribe(now -> box.setSelected(now.autoSave()));
    box.setOnAction(e -> viewModel.vault().saveAll(box.isSelected()));
    box.visibleProperty()
        .bind(viewModel.vault().stateProperty().map(now -> viewModel.vault().hasHistory()));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private void show() {
    SaveViewModel.Progress now = viewModel.progressProperty().get();
    StringBuilder told = new StringBuilder();
    now.firstFailure().ifPresent(told::append);
    if (now.failures() > 1) {
      told.append(' ').append(texts.format("save.more-failures", now.failures() - 1));
    }
    if (now.waiting() > 0) {
      boolean open = viewModel.vault().isOpen();
      append(told, texts.format(open ? "save.saving" : "save.waiting", now.waiting()));
    }
    if (now.cases() > 0) {
      append(told, texts.format("save.saved", now.cases()));
    }
    if (now.known() > 0) {
      append(told, texts.format("save.known", now.known()));
    }
    if (told.isEmpty()) {
      PhotoItem shown = photos.selectedProperty().get();
      Long number = shown == null ? null : viewModel.saved().get(shown);
      told.append(number == null ? "" : texts.format("save.is-case", number));
    }
    words.setText(told.toString());
  }

  private static void append(StringBuilder told, String sentence) {
    told.append(told.isEmpty() ? "" : " ").append(sentence);
  }
}
