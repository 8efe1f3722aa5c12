package org.plantdiseasedetector.ui.diseases;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.knowledge.DiseaseCard;

/** A disease in the list: its name, then crop and pathogen. */
final class DiseaseCell extends ListCell<DiseaseCard> {

  private final Label name = new Label();
  private final Label line = new Label();
  private final VBox box = new VBox(name, line);

  DiseaseCell() {
    name.getStyleClass().add("photo-name");
    line.getStyleClass().add("photo-line");
    // Without this the cell grows as wide as its longest text and the list scrolls sideways.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable DiseaseCard card, boolean empty) {
    super.updateItem(card, empty);
    if (card == null || empty) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    name.setText(card.name());
    String cause = card.cause().scientificName().map(words -> " · " + words).orElse("");
    line.setText(card.crop() + cause);
    setAccessibleText(card.name() + ". " + line.getText());
    setGraphic(box);
  }
}
