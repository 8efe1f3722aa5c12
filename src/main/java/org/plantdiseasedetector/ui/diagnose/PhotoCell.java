package org.plantdiseasedetector.ui.diagnose;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.PhotoImages;
import org.plantdiseasedetector.ui.common.Texts;

/** One row of the list: a small picture, the file's name, and how it stands in words. */
final class PhotoCell extends ListCell<PhotoItem> {

  static final int THUMBNAIL = 48;
  private static final int CORNER = 8;

  private final ResultPresenter presenter;
  private final PhotoImages thumbnails;
  private final Texts texts;
  private final ImageView picture = new ImageView();
  private final Label name = new Label();
  private final Label line = new Label();
  private final HBox row;
  private final Tooltip path = new Tooltip();
  private final ChangeListener<PhotoState> onState = (o, before, now) -> showState();
  private final WeakChangeListener<PhotoState> weakOnState = new WeakChangeListener<>(onState);
  private @Nullable PhotoItem shown;

  PhotoCell(ResultPresenter presenter, PhotoImages thumbnails, Texts texts) {
    this.presenter = presenter;
    this.thumbnails = thumbnails;
    this.texts = texts;
    getStyleClass().add("photo-cell");
    setAccessibleRole(AccessibleRole.LIST_ITEM);
    name.getStyleClass().add("photo-name");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    line.getStyleClass().add("photo-line");
    VBox words = new VBox(name, line);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    row = new HBox(frame(), words);
    row.getStyleClass().add("photo-row");
    row.setAlignment(Pos.CENTER_LEFT);
    // Without this the row asks for its full text's width and the list scrolls sideways.
    setPrefWidth(0);
  }

  private StackPane frame() {
    StackPane frame = new StackPane(Icons.of(Material2AL.IMAGE, "thumbnail-empty"), picture);
    frame.getStyleClass().add("thumbnail");
    frame.setMinSize(THUMBNAIL, THUMBNAIL);
    frame.setMaxSize(THUMBNAIL, THUMBNAIL);
    Rectangle clip = new Rectangle(THUMBNAIL, THUMBNAIL);
    clip.setArcWidth(CORNER);
    clip.setArcHeight(CORNER);
    frame.setClip(clip);
    return frame;
  }

  @Override
  protected void updateItem(@Nullable PhotoItem item, boolean empty) {
    super.updateItem(item, empty);
    if (shown != item) {
      if (shown != null) {
        shown.stateProperty().removeListener(weakOnState);
      }
      shown = item;
      if (item != null) {
        item.stateProperty().addListener(weakOnState);
        showPicture(item);
      }
    }
    showState();
  }

  private void showPicture(PhotoItem item) {
    picture.setImage(null);
    thumbnails.request(
        item.path(),
        image -> {
          if (shown == item) {
            image.ifPresent(found -> Pictures.fill(picture, found, THUMBNAIL));
          }
        });
  }

  private void showState() {
    PhotoItem item = shown;
    setGraphic(item == null ? null : row);
    setTooltip(item == null ? null : path);
    if (item == null) {
      setAccessibleText(null);
      return;
    }
    String state = presenter.line(item);
    Tone tone = presenter.tone(item);
    name.setText(item.name());
    line.setText(state);
    line.setGraphic(ToneLook.icon(tone));
    pseudoClassStateChanged(PseudoClass.getPseudoClass("rejected"), tone == Tone.REJECTED);
    path.setText(item.path() + "\n" + state);
    setAccessibleText(texts.format("list.row.accessible", item.name(), state));
  }
}
