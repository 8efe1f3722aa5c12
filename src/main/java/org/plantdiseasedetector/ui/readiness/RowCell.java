package org.plantdiseasedetector.ui.readiness;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.ui.common.Texts;

/** A row of the checklist with its state and the beginning of its evidence. */
final class RowCell extends ListCell<RowItem> {

  private final Texts texts;
  private final Label title = new Label();
  private final Label evidence = new Label();
  private final HBox box;

  RowCell(Texts texts) {
    this.texts = texts;
    title.getStyleClass().add("readiness-row-title");
    evidence.getStyleClass().add("readiness-row-evidence");
    VBox words = new VBox(title, evidence);
    words.setMinWidth(0);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    box = new HBox(words);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("readiness-row");
    // Long evidence is cut, not scrolled to.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable RowItem item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    String word = StateLook.word(item.state(), texts);
    title.setText(item.row().text().replace("`", ""));
    evidence.setText(
        item.result().map(result -> word + " – " + result.finding().evidence()).orElse(word));
    box.getChildren().setAll(StateLook.icon(item.state()), box.getChildren().getLast());
    setGraphic(box);
    setAccessibleText(item.row().text() + ". " + word);
  }
}
