package org.plantdiseasedetector.ui.history;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.ui.common.SaveChooser;
import org.plantdiseasedetector.ui.common.Texts;

/** Taking in the photos of a card or folder, and the folder that is watched. */
final class ImportView extends ToolView {

  private static final double LIST_HEIGHT = 110;

  private final ImportViewModel viewModel;
  private final SaveChooser chooser;

  ImportView(ImportViewModel viewModel, SaveChooser chooser, Texts texts, Runnable back) {
    super(texts, "import.title", back);
    this.viewModel = viewModel;
    this.chooser = chooser;
    setId("import-view");
    column()
        .getChildren()
        .addAll(
            section(
                "import.card",
                wrapped(texts().get("import.card.text")),
                importRow(),
                told("import-message", viewModel.messageProperty()),
                words("import-words", viewModel.progressProperty()),
                refused("import-refused", viewModel.progressProperty())),
            section(
                "import.watch",
                wrapped(texts().get("import.watch.text")),
                watchRow(),
                told("watch-problem", viewModel.watchProblemProperty()),
                words("watch-words", viewModel.watchProgressProperty()),
                refused("watch-refused", viewModel.watchProgressProperty())));
  }

  private Node importRow() {
    Button choose =
        button(
            "import.choose",
            "import-choose",
            () -> chooser.folder(texts().get("import.card")).ifPresent(viewModel::importFrom));
    choose.disableProperty().bind(viewModel.importingProperty());
    Button stop = button("action.cancel", "import-stop", viewModel::cancel);
    ProgressBar bar = new ProgressBar();
    bar.setAccessibleText(texts().get("import.card"));
    bar.progressProperty()
        .bind(
            viewModel
                .progressProperty()
                .map(now -> now.of() == 0 ? -1.0 : (double) now.done() / now.of()));
    for (Node node : List.of(stop, bar)) {
      node.visibleProperty().bind(viewModel.importingProperty());
      node.managedProperty().bind(node.visibleProperty());
    }
    return row(choose, bar, stop);
  }

  private Node watchRow() {
    Label folder = wrapped("");
    folder.setId("watched-folder");
    folder
        .textProperty()
        .bind(
            viewModel
                .watchedProperty()
                .map(
                    known ->
                        known
                            .map(path -> texts().format("import.watch.folder", path.toString()))
                            .orElse(texts().get("import.watch.none"))));
    HBox.setHgrow(folder, Priority.ALWAYS);
    Button choose =
        button(
            "import.watch.choose",
            "watch-choose",
            () -> chooser.folder(texts().get("import.watch")).ifPresent(viewModel::watch));
    Button stop = button("import.watch.stop", "watch-stop", viewModel::stopWatching);
    ObservableValue<Optional<Path>> watched = viewModel.watchedProperty();
    stop.disableProperty().bind(watched.map(Optional::isEmpty));
    return new VBox(folder, row(choose, stop));
  }

  private Label told(String id, ObservableValue<Optional<String>> what) {
    return shown(id, what.map(told -> told.orElse("")));
  }

  private Label words(String id, ObservableValue<ImportViewModel.Progress> of) {
    return shown(
        id,
        of.map(
            now ->
                now.of() == 0
                    ? ""
                    : texts()
                        .format(
                            "import.progress",
                            now.done(),
                            now.of(),
                            now.saved(),
                            now.known(),
                            now.failures())));
  }

  private static Label shown(String id, ObservableValue<String> text) {
    Label label = wrapped("");
    label.setId(id);
    label.textProperty().bind(text);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private Node refused(String id, ObservableValue<ImportViewModel.Progress> of) {
    ListView<String> list = new ListView<>();
    list.setId(id);
    list.setPrefHeight(LIST_HEIGHT);
    list.setAccessibleText(texts().get("import.refused"));
    of.subscribe(now -> list.setItems(FXCollections.observableList(now.refused())));
    list.visibleProperty().bind(of.map(now -> !now.refused().isEmpty()));
    list.managedProperty().bind(list.visibleProperty());
    return list;
  }
}
