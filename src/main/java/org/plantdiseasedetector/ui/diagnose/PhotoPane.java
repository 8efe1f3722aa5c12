package org.plantdiseasedetector.ui.diagnose;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.PhotoImages;
import org.plantdiseasedetector.ui.common.Texts;

/** The chosen photo as large as the space allows, with its name and folder. */
final class PhotoPane extends VBox {

  private final PhotoImages previews;
  private final Texts texts;
  private final ImageView picture = new ImageView();
  private final Label none = new Label();
  private final Label name = new Label();
  private final Label folder = new Label();
  private @Nullable PhotoItem shown;

  PhotoPane(PhotoImages previews, PhotoOverlay overlay, ExplainBar bar, Texts texts) {
    this.previews = previews;
    this.texts = texts;
    none.setGraphic(Icons.of(Material2AL.BROKEN_IMAGE, "no-preview-icon"));
    none.setText(texts.get("card.photo.none"));
    none.getStyleClass().add("no-preview");
    name.getStyleClass().add("photo-caption");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    folder.getStyleClass().add("photo-folder");
    folder.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    Node frame = frame(overlay);
    VBox.setVgrow(frame, Priority.ALWAYS);
    getChildren().addAll(name, folder, bar, frame);
    getStyleClass().add("photo-pane");
    setMinWidth(0);
  }

  private Node frame(PhotoOverlay overlay) {
    picture.setPreserveRatio(true);
    picture.setSmooth(true);
    StackPane frame = new StackPane(none, picture, overlay);
    frame.setAlignment(Pos.TOP_LEFT);
    none.setMaxWidth(Double.MAX_VALUE);
    frame.getStyleClass().add("photo-frame");
    frame.setMinSize(0, 0);
    // The frame decides the picture's size; without a fixed preference it would be the reverse.
    frame.setPrefSize(0, 0);
    picture.fitWidthProperty().bind(frame.widthProperty());
    picture.fitHeightProperty().bind(frame.heightProperty());
    overlay.fitWidthProperty().bind(frame.widthProperty());
    overlay.fitHeightProperty().bind(frame.heightProperty());
    return frame;
  }

  void show(PhotoItem item) {
    if (shown == item) {
      return;
    }
    shown = item;
    name.setText(item.name());
    folder.setText(String.valueOf(item.path().toAbsolutePath().getParent()));
    picture.setAccessibleText(texts.format("card.photo.accessible", item.name()));
    picture.setImage(null);
    none.setVisible(false);
    previews.request(
        item.path(),
        image -> {
          if (shown == item) {
            picture.setImage(image.orElse(null));
            none.setVisible(image.isEmpty());
          }
        });
  }
}
