package org.plantdiseasedetector.ui.review;

import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;

/** The keys of the review. */
final class ReviewKeys {

  private static final Modifier[] SHORTCUT = {KeyCombination.SHORTCUT_DOWN};
  private static final Modifier[] SHORTCUT_SHIFT = {
    KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN
  };

  private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, SHORTCUT);
  private static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Z, SHORTCUT_SHIFT);
  private static final KeyCombination REDO_TOO = new KeyCodeCombination(KeyCode.Y, SHORTCUT);
  private static final KeyCombination ALL = new KeyCodeCombination(KeyCode.A, SHORTCUT);

  private static final Map<KeyCode, GridSelection.Move> MOVES =
      Map.of(
          KeyCode.LEFT, GridSelection.Move.LEFT,
          KeyCode.RIGHT, GridSelection.Move.RIGHT,
          KeyCode.UP, GridSelection.Move.UP,
          KeyCode.DOWN, GridSelection.Move.DOWN,
          KeyCode.HOME, GridSelection.Move.HOME,
          KeyCode.END, GridSelection.Move.END,
          KeyCode.PAGE_UP, GridSelection.Move.PAGE_UP,
          KeyCode.PAGE_DOWN, GridSelection.Move.PAGE_DOWN);

  private final ReviewViewModel viewModel;
  private final PhotoGrid grid;
  private final LargePhotoPane photo;

  ReviewKeys(ReviewViewModel viewModel, PhotoGrid grid, LargePhotoPane photo) {
    this.viewModel = viewModel;
    this.grid = grid;
    this.photo = photo;
  }

  /** Does what a key stands for, and uses it up. */
  void pressed(KeyEvent event) {
    ReviewDialog dialog = viewModel.dialogProperty().get();
    boolean typing = dialog == ReviewDialog.CLASS || dialog == ReviewDialog.REVIEWER;
    if (typing ? escape(event) : shortcut(event) || move(event) || plain(event)) {
      event.consume();
    }
  }

  private boolean escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      viewModel.escape();
      return true;
    }
    return false;
  }

  private boolean shortcut(KeyEvent event) {
    if (UNDO.match(event)) {
      viewModel.undo();
    } else if (REDO.match(event) || REDO_TOO.match(event)) {
      viewModel.redo();
    } else if (ALL.match(event)) {
      viewModel.chooseAll();
    } else {
      return false;
    }
    return true;
  }

  private boolean move(KeyEvent event) {
    boolean large = viewModel.dialogProperty().get() == ReviewDialog.PHOTO;
    if (large && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
      photo.turn(event.getCode() == KeyCode.UP ? -1 : 1);
      return true;
    }
    Optional<GridSelection.Move> move = Optional.ofNullable(MOVES.get(event.getCode()));
    move.ifPresent(way -> viewModel.move(way, grid.arrangement(), event.isShiftDown() && !large));
    return move.isPresent();
  }

  private boolean plain(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return false;
    }
    switch (event.getCode()) {
      case ENTER, C -> viewModel.label(new ReviewAction.Confirm());
      case N -> viewModel.label(new ReviewAction.NotSure());
      case DELETE, BACK_SPACE -> viewModel.label(new ReviewAction.Clear());
      case X -> viewModel.askClass();
      case SPACE -> viewModel.togglePhoto();
      case F5 -> viewModel.reload();
      case ESCAPE -> viewModel.escape();
      default -> {
        return false;
      }
    }
    return true;
  }
}
