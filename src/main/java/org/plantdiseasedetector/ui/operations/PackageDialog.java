package org.plantdiseasedetector.ui.operations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.plantdiseasedetector.operations.DiagnosticPackage;
import org.plantdiseasedetector.ui.common.Texts;

/** Shows every file of a diagnostic package before it is saved. */
final class PackageDialog extends Dialog<ButtonType> {

  private static final double WIDTH = 900;
  private static final double HEIGHT = 560;

  private final DiagnosticPackage gathered;
  private final Texts texts;
  private final Set<String> unwanted = new HashSet<>();
  private final ButtonType save;

  PackageDialog(DiagnosticPackage gathered, Texts texts, Window owner) {
    this.gathered = gathered;
    this.texts = texts;
    this.save = new ButtonType(texts.get("operations.package.save"), ButtonBar.ButtonData.OK_DONE);
    initOwner(owner);
    setTitle(texts.get("operations.package"));
    setResizable(true);
    getDialogPane().getStylesheets().addAll(owner.getScene().getStylesheets());
    getDialogPane().getStyleClass().add("wide-dialog");
    getDialogPane().setPrefSize(WIDTH, HEIGHT);
    getDialogPane().getButtonTypes().addAll(save, ButtonType.CANCEL);
    getDialogPane().lookupButton(save).setId("package-save");
    getDialogPane().setContent(content());
  }

  private VBox content() {
    Label explanation = new Label(texts.get("operations.package.explanation"));
    explanation.setWrapText(true);
    TextArea text = new TextArea();
    text.setId("package-text");
    text.setEditable(false);
    text.getStyleClass().add("operations-report");
    ListView<DiagnosticPackage.Item> list = list();
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(item -> text.setText(item == null ? "" : item.text()));
    list.getSelectionModel().selectFirst();
    SplitPane both = new SplitPane(list, text);
    both.setDividerPositions(0.36);
    VBox.setVgrow(both, Priority.ALWAYS);
    VBox box = new VBox(explanation, both);
    box.getStyleClass().add("operations-package");
    return box;
  }

  private ListView<DiagnosticPackage.Item> list() {
    ListView<DiagnosticPackage.Item> list = new ListView<>();
    list.setId("package-files");
    list.getItems().setAll(gathered.files());
    list.setCellFactory(
        CheckBoxListCell.forListView(
            item -> {
              SimpleBooleanProperty wanted =
                  new SimpleBooleanProperty(!unwanted.contains(item.name()));
              wanted.subscribe(
                  chosen -> {
                    if (chosen) {
                      unwanted.remove(item.name());
                    } else {
                      unwanted.add(item.name());
                    }
                  });
              return wanted;
            },
            new Names()));
    return list;
  }

  /** Names of files with their sizes. */
  private final class Names extends StringConverter<DiagnosticPackage.Item> {
    @Override
    public String toString(DiagnosticPackage.Item item) {
      return texts.format("operations.package.file", item.name(), item.size());
    }

    @Override
    public DiagnosticPackage.Item fromString(String name) {
      throw new UnsupportedOperationException("The list cannot be edited");
    }
  }

  /**
   * Shows the dialog.
   *
   * @return which files to save; empty if the user changed their mind
   */
  Optional<Predicate<DiagnosticPackage.Item>> ask() {
    return showAndWait()
        .filter(save::equals)
        .map(
            pressed -> {
              List<String> left = new ArrayList<>(unwanted);
              return item -> !left.contains(item.name());
            });
  }
}
