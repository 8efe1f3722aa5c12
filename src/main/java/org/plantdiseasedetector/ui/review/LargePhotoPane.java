package org.plantdiseasedetector.ui.review;

import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.PhotoRole;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.ui.common.CasePictures;
import org.plantdiseasedetector.ui.common.Texts;

/** The photos of the case under the cursor, one at a time and as large as the window allows. */
final class LargePhotoPane extends BorderPane {

  private final ReviewWords words;
  private final Texts texts;
  private final CasePictures pictures;
  private final ImageView view = new ImageView();
  private final Label caption = new Label();
  private final Label message = new Label();
  private Optional<PlantCase> shown = Optional.empty();
  private Subscription wish = Subscription.EMPTY;
  private int index;

  LargePhotoPane(ReviewViewModel viewModel, ReviewWords words, CasePictures pictures, Texts texts) {
    this.words = words;
    this.texts = texts;
    this.pictures = pictures;
    setId("large-photo");
    getStyleClass().add("review-large");
    view.setPreserveRatio(true);
    view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    StackPane frame = new StackPane(message, view);
    frame.setMinSize(0, 0);
    view.fitWidthProperty().bind(frame.widthProperty());
    view.fitHeightProperty().bind(frame.heightProperty());
    caption.setWrapText(true);
    caption.getStyleClass().add("review-caption");
    setCenter(frame);
    setBottom(caption);
    visibleProperty().subscribe(visible -> show(viewModel.currentProperty().get()));
    viewModel.currentProperty().subscribe(this::show);
  }

  private void show(Optional<PlantCase> of) {
    boolean same = of.map(PlantCase::number).equals(shown.map(PlantCase::number));
    index = same ? index : 0;
    shown = of;
    showPhoto();
  }

  /** Goes to another photo of the same case. */
  void turn(int by) {
    shown.ifPresent(
        of -> {
          index = Math.clamp(index + by, 0, of.photos().size() - 1);
          showPhoto();
        });
  }

  private void showPhoto() {
    wish.unsubscribe();
    view.setImage(null);
    if (!isVisible() || shown.isEmpty()) {
      caption.setText("");
      return;
    }
    PlantCase of = shown.get();
    List<CasePhoto> photos = of.photos();
    CasePhoto photo = photos.get(index);
    caption.setText(words.large(photo.fileName(), index + 1, photos.size()));
    view.setAccessibleText(words.line(of));
    message.setText(texts.get("review.photo.loading"));
    wish =
        pictures.photo(
            of,
            photo,
            PhotoRole.ORIGINAL,
            image -> {
              view.setImage(image.orElse(null));
              message.setText(image.isPresent() ? "" : texts.get("review.photo.none"));
            });
  }
}
