package org.plantdiseasedetector.ui.history;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.ui.common.Texts;

/** What the pages of the tools have in common: a way back, a title, sections below each other. */
abstract class ToolView extends StackPane {

  private final Texts texts;
  private final VBox column = new VBox();

  ToolView(Texts texts, String titleKey, Runnable back) {
    this.texts = texts;
    Button button = button("report.close", "close-tool", back);
    Label title = new Label(texts.get(titleKey));
    title.getStyleClass().add("section-title");
    column.getChildren().add(row(button, title));
    column.getStyleClass().add("report-view");
    ScrollPane scroll = new ScrollPane(column);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("vault-scroll");
    getChildren().add(scroll);
  }

  final Texts texts() {
    return texts;
  }

  /** Returns what holds the sections. */
  final VBox column() {
    return column;
  }

  final VBox section(String titleKey, Node... content) {
    Label title = new Label(texts.get(titleKey));
    title.getStyleClass().add("section-title");
    VBox box = new VBox(title);
    box.getChildren().addAll(content);
    box.getStyleClass().add("tool-section");
    return box;
  }

  final Button button(String key, String id, Runnable action) {
    Button button = new Button(texts.get(key));
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  final PasswordField secret(String key, String id) {
    PasswordField field = new PasswordField();
    field.setId(id);
    field.setPromptText(texts.get(key));
    field.setAccessibleText(texts.get(key));
    return field;
  }

  /** Hands the typed characters out and empties the field. */
  static char[] take(PasswordField field) {
    char[] typed = field.getText().toCharArray();
    field.clear();
    return typed;
  }

  static HBox row(Node... content) {
    HBox row = new HBox(content);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("vault-row");
    return row;
  }

  static Label wrapped(String text, String... styleClasses) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }
}
