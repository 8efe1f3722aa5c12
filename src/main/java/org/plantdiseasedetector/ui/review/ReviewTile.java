package org.plantdiseasedetector.ui.review;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.ui.common.CasePictures;
import org.plantdiseasedetector.ui.common.Icons;

/** A case in the grid: its photo, what the person said, and what the machine said. */
final class ReviewTile extends VBox {

  static final int WIDTH = 184;
  static final int HEIGHT = 250;

  private static final int PICTURE_WIDTH = 160;
  private static final int PICTURE_HEIGHT = 120;

  /** Two lines of words. */
  private static final int STATE_HEIGHT = 36;

  /** Four lines: names of diseases are long in some languages. */
  private static final int CLASS_HEIGHT = 70;

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");

  private final ReviewViewModel viewModel;
  private final ReviewWords words;
  private final CasePictures pictures;
  private final ImageView picture = new ImageView();
  private final FontIcon noPicture = Icons.of(Material2AL.IMAGE, "thumbnail-empty");
  private final Label number = new Label();
  private final FontIcon stateIcon = Icons.of(Material2AL.LENS, "tone-icon");
  private final Label human = new Label();
  private final FontIcon machineIcon = Icons.of(Material2AL.COMPUTER, "note-icon");
  private final Label machine = new Label();
  private Subscription wish = Subscription.EMPTY;
  private int index = -1;
  private long shown = -1;
  private @Nullable CaseSummary labelled;

  ReviewTile(ReviewViewModel viewModel, ReviewWords words, CasePictures pictures) {
    this.viewModel = viewModel;
    this.words = words;
    this.pictures = pictures;
    getStyleClass().add("review-tile");
    StackPane frame = new StackPane(noPicture, picture, number);
    frame.getStyleClass().add("thumbnail");
    frame.setMinSize(PICTURE_WIDTH, PICTURE_HEIGHT);
    frame.setMaxSize(PICTURE_WIDTH, PICTURE_HEIGHT);
    StackPane.setAlignment(number, Pos.TOP_LEFT);
    number.getStyleClass().add("review-number");
    human.getStyleClass().add("review-human");
    human.setGraphic(stateIcon);
    machine.getStyleClass().add("review-machine");
    machine.setGraphic(machineIcon);
    wrap(human, STATE_HEIGHT);
    wrap(machine, CLASS_HEIGHT);
    getChildren().addAll(frame, human, machine);
    setMinSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    setOnMousePressed(
        event -> {
          viewModel.click(index, event.isShiftDown(), event.isShortcutDown());
          if (event.getClickCount() == 2) {
            viewModel.togglePhoto();
          }
        });
  }

  private static void wrap(Label label, int height) {
    label.setWrapText(true);
    label.setAlignment(Pos.TOP_LEFT);
    label.setMinHeight(height);
    label.setMaxHeight(height);
  }

  /** Shows the case at a place of the list; a place outside of it shows nothing. */
  void show(int place) {
    index = place;
    refresh();
  }

  /** Shows what is at the same place now. */
  void refresh() {
    boolean there = index >= 0 && index < viewModel.cases().size();
    setVisible(there);
    if (!there) {
      release();
      return;
    }
    CaseSummary summary = viewModel.cases().get(index);
    pseudoClassStateChanged(CHOSEN, viewModel.selection().isChosen(index));
    pseudoClassStateChanged(CURSOR, viewModel.selection().cursor() == index);
    // Cursor moves refresh all tiles; words and styles are set only where they changed.
    if (!summary.equals(labelled)) {
      labelled = summary;
      showLabels(summary);
    }
    if (summary.number() != shown) {
      release();
      shown = summary.number();
      machine.setText(words.outcome(summary.outcome()));
      wish = pictures.card(shown, this::showCard);
    }
  }

  /** Calls off what it waits for, since it has scrolled out. */
  void release() {
    wish.unsubscribe();
    wish = Subscription.EMPTY;
    shown = -1;
    picture.setImage(null);
    noPicture.setVisible(true);
  }

  private void showLabels(CaseSummary summary) {
    number.setText(words.number(summary));
    human.setText(words.human(summary.state(), summary.label()));
    stateIcon.setIconCode(icon(summary.state()));
    stateIcon.getStyleClass().setAll("ikonli-font-icon", "tone-icon", style(summary.state()));
  }

  private void showCard(Optional<CasePictures.Card> card) {
    card.ifPresent(
        known -> {
          machine.setText(words.machine(known.of().machine()));
          known.picture().ifPresent(this::fill);
        });
  }

  private void fill(Image image) {
    double scale = Math.min(image.getWidth() / PICTURE_WIDTH, image.getHeight() / PICTURE_HEIGHT);
    double width = PICTURE_WIDTH * scale;
    double height = PICTURE_HEIGHT * scale;
    picture.setViewport(
        new Rectangle2D(
            (image.getWidth() - width) / 2, (image.getHeight() - height) / 2, width, height));
    picture.setFitWidth(PICTURE_WIDTH);
    picture.setFitHeight(PICTURE_HEIGHT);
    picture.setImage(image);
    noPicture.setVisible(false);
  }

  /** Each state has its own shape, so that colour is never needed to tell them apart. */
  static Ikon icon(LabelState state) {
    return switch (state) {
      case UNLABELLED -> Material2MZ.RADIO_BUTTON_UNCHECKED;
      case CONFIRMED -> Material2AL.CHECK_CIRCLE;
      case CORRECTED -> Material2AL.EDIT;
      case NOT_SURE -> Material2AL.HELP;
    };
  }

  private static String style(LabelState state) {
    return switch (state) {
      case UNLABELLED -> "tone-quiet";
      case CONFIRMED -> "tone-confident";
      case CORRECTED -> "tone-running";
      case NOT_SURE -> "tone-uncertain";
    };
  }
}
