package org.plantdiseasedetector.ui.history;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diagnose.PhotoItem;
import org.plantdiseasedetector.ui.vault.VaultGate;

/**
 * Asks what is to be noted about the photos that are being saved. While the history is locked, or
 * there is none, it shows what opens or makes it; what was typed comes back then.
 */
final class SavePane extends StackPane {

  private final SaveViewModel viewModel;
  private final DetailsForm.Parts form;
  private final Texts texts;

  SavePane(SaveViewModel viewModel, VaultGate.Parts gate, DetailsForm.Parts form) {
    this.viewModel = viewModel;
    this.form = form;
    this.texts = form.texts();
    setId("save-pane");
    getStyleClass().add("save-pane");
    visibleProperty().bind(viewModel.chosenProperty().map(chosen -> !chosen.isEmpty()));
    managedProperty().bind(visibleProperty());
    Button cancel = new Button(texts.get("action.cancel-save"));
    cancel.setId("cancel-save");
    cancel.setOnAction(e -> viewModel.giveUp());
    Label title = new Label();
    title.getStyleClass().add("vault-title");
    title.textProperty().bind(viewModel.chosenProperty().map(this::title));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox heading = new HBox(title, gap, cancel);
    heading.setAlignment(Pos.CENTER_LEFT);
    VaultGate content = new VaultGate(viewModel.vault(), gate, this::form);
    VBox.setVgrow(content, Priority.ALWAYS);
    getChildren().add(new VBox(heading, content));
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      viewModel.giveUp();
      event.consume();
    }
  }

  private String title(List<PhotoItem> chosen) {
    return chosen.size() == 1
        ? texts.format("save.title.one", chosen.getFirst().name())
        : texts.format("save.title", chosen.size());
  }

  private Node form() {
    DetailsForm details = new DetailsForm(viewModel.draft(), form);
    details.promptsFrom(viewModel.originProperty());
    viewModel
        .chosenProperty()
        .subscribe(
            chosen -> {
              if (!chosen.isEmpty()) {
                details.focusFirst();
              }
            });
    VBox column = new VBox(grouping(), repeatRow(), details, problem(), saveButton());
    column.getStyleClass().add("save-column");
    ScrollPane scroll = new ScrollPane(column);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("vault-scroll");
    return scroll;
  }

  private Node grouping() {
    ToggleGroup group = new ToggleGroup();
    RadioButton each = new RadioButton(texts.get("save.each"));
    each.setId("save-each");
    each.setToggleGroup(group);
    RadioButton one = new RadioButton(texts.get("save.one-plant"));
    one.setId("save-one-plant");
    one.setToggleGroup(group);
    viewModel
        .onePlantProperty()
        .subscribe(
            same -> {
              if (!same) {
                each.setSelected(true);
              }
            });
    one.selectedProperty().bindBidirectional(viewModel.onePlantProperty());
    HBox row = new HBox(each, one);
    row.getStyleClass().add("vault-row");
    row.visibleProperty().bind(viewModel.chosenProperty().map(chosen -> viewModel.canBeOnePlant()));
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }

  private Node repeatRow() {
    Button repeat = new Button(texts.get("save.repeat"));
    repeat.setId("save-repeat");
    repeat.getStyleClass().add(Styles.SMALL);
    repeat.visibleProperty().bind(viewModel.recentProperty().map(r -> r.last().isPresent()));
    repeat.managedProperty().bind(repeat.visibleProperty());
    repeat.setOnAction(
        e -> viewModel.recentProperty().get().last().ifPresent(viewModel.draft()::repeat));
    return repeat;
  }

  private Node problem() {
    Label label = new Label();
    label.setId("save-problem");
    label.setWrapText(true);
    label.getStyleClass().add("vault-message");
    label.textProperty().bind(viewModel.problemProperty().map(told -> told.orElse("")));
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private Node saveButton() {
    Button save = new Button(texts.get("save.action"));
    save.setId("save-now");
    save.getStyleClass().add(Styles.ACCENT);
    save.setDefaultButton(true);
    save.setOnAction(e -> viewModel.save());
    return save;
  }
}
