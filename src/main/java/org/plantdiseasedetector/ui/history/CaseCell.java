package org.plantdiseasedetector.ui.history;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.ui.common.CasePictures;
import org.plantdiseasedetector.ui.common.Icons;

/** A case in the list: picture, what it is, when and where, who says so. */
final class CaseCell extends ListCell<CaseSummary> {

  private static final double SIDE = 52;

  private final CaseWords words;
  private final CasePictures pictures;
  private final ImageView picture = new ImageView();
  private final Label headline = new Label();
  private final Label place = new Label();
  private final Label facts = new Label();
  private final HBox row;
  private Subscription wish = Subscription.EMPTY;

  CaseCell(CaseWords words, CasePictures pictures) {
    this.words = words;
    this.pictures = pictures;
    picture.setFitWidth(SIDE);
    picture.setFitHeight(SIDE);
    picture.setPreserveRatio(true);
    StackPane frame = new StackPane(Icons.of(Material2AL.IMAGE, "thumbnail-empty"), picture);
    frame.getStyleClass().add("thumbnail");
    frame.setMinSize(SIDE, SIDE);
    frame.setMaxSize(SIDE, SIDE);
    headline.getStyleClass().add("photo-name");
    place.getStyleClass().add("photo-line");
    facts.getStyleClass().add("photo-line");
    VBox lines = new VBox(headline, place, facts);
    lines.setAlignment(Pos.CENTER_LEFT);
    lines.setMinWidth(0);
    HBox.setHgrow(lines, Priority.ALWAYS);
    row = new HBox(frame, lines);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("photo-row");
    getStyleClass().add("photo-cell");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable CaseSummary of, boolean empty) {
    super.updateItem(of, empty);
    wish.unsubscribe();
    wish = Subscription.EMPTY;
    if (of == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    headline.setText(words.headline(of));
    place.setText(words.place(of));
    facts.setText(words.facts(of));
    setAccessibleText(words.headline(of) + ". " + words.place(of) + ". " + words.facts(of));
    setGraphic(row);
    picture.setImage(null);
    wish =
        pictures.card(
            of.number(),
            card -> picture.setImage(card.flatMap(CasePictures.Card::picture).orElse(null)));
  }
}
