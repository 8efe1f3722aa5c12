package org.plantdiseasedetector.ui.diagnose;

import javafx.beans.InvalidationListener;
import javafx.scene.Cursor;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.leaf.LeafMap;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * Lies over the photo, shows what the diagnosis rests on, and takes the brush: with the mouse, or
 * with the arrow keys and the space bar.
 */
final class PhotoOverlay extends ImageView {

  private static final double FINE_STEP = 1;

  private final ExplainViewModel viewModel;
  private double brushX;
  private double brushY;
  private boolean brushSeen;

  PhotoOverlay(ExplainViewModel viewModel, Texts texts) {
    this.viewModel = viewModel;
    setId("overlay");
    setPreserveRatio(true);
    setSmooth(true);
    setAccessibleText(texts.get("explain.overlay.accessible"));
    setPickOnBounds(true);
    InvalidationListener draw = change -> draw();
    viewModel.revisionProperty().addListener(draw);
    viewModel.evidenceShownProperty().addListener(draw);
    viewModel.leafShownProperty().addListener(draw);
    viewModel.opacityProperty().addListener(draw);
    viewModel.candidateProperty().addListener(draw);
    viewModel.brushProperty().addListener(draw);
    viewModel.toolProperty().subscribe(tool -> toolChanged(tool.isPresent()));
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseMoved(this::hover);
    setOnMouseExited(event -> leave());
    setOnKeyPressed(this::key);
  }

  private void toolChanged(boolean editing) {
    setFocusTraversable(editing);
    setCursor(editing ? Cursor.CROSSHAIR : Cursor.DEFAULT);
    brushSeen = brushSeen && editing;
    draw();
  }

  private void draw() {
    if (!(viewModel.stateProperty().get() instanceof ExplainViewModel.State.Ready ready)) {
      setImage(null);
      return;
    }
    LeafMap map = ready.editor().map();
    OverlayPainter painter = new OverlayPainter(map.width(), map.height());
    @Nullable ClassId candidate = viewModel.candidateProperty().get();
    if (viewModel.evidenceShownProperty().get() && candidate != null) {
      painter.glow(
          ready.explanation().evidenceFor(candidate, map.width(), map.height()),
          viewModel.opacityProperty().get());
    }
    if (viewModel.leafShownProperty().get() || isEditing()) {
      painter.outline(map);
    }
    if (brushSeen) {
      painter.brush(brushX, brushY, viewModel.brushProperty().get());
    }
    setImage(painter.image());
  }

  private boolean isEditing() {
    return viewModel.toolProperty().get().isPresent();
  }

  private void press(MouseEvent event) {
    if (moveTo(event)) {
      requestFocus();
      viewModel.press(brushX, brushY);
      event.consume();
    }
  }

  private void drag(MouseEvent event) {
    if (moveTo(event)) {
      viewModel.drag(brushX, brushY);
      event.consume();
    }
  }

  private void hover(MouseEvent event) {
    if (moveTo(event)) {
      draw();
    }
  }

  private void leave() {
    brushSeen = isFocused() && isEditing();
    draw();
  }

  private boolean moveTo(MouseEvent event) {
    if (!isEditing() || getImage() == null) {
      return false;
    }
    double scale = getImage().getWidth() / getLayoutBounds().getWidth() / OverlayPainter.SCALE;
    brushX = event.getX() * scale;
    brushY = event.getY() * scale;
    brushSeen = true;
    return true;
  }

  private void key(KeyEvent event) {
    if (!isEditing() || getImage() == null) {
      return;
    }
    double step =
        event.isShiftDown() ? FINE_STEP : Math.max(FINE_STEP, viewModel.brushProperty().get());
    if (!brushSeen) {
      brushX = getImage().getWidth() / OverlayPainter.SCALE / 2;
      brushY = getImage().getHeight() / OverlayPainter.SCALE / 2;
    }
    brushSeen = true;
    if (event.getCode() == KeyCode.SPACE) {
      viewModel.press(brushX, brushY);
    } else if (event.getCode().isArrowKey()) {
      move(event.getCode(), step);
    } else {
      return;
    }
    draw();
    event.consume();
  }

  private void move(KeyCode code, double step) {
    switch (code) {
      case LEFT, KP_LEFT -> brushX -= step;
      case RIGHT, KP_RIGHT -> brushX += step;
      case UP, KP_UP -> brushY -= step;
      default -> brushY += step;
    }
    brushX = Math.clamp(brushX, 0, getImage().getWidth() / OverlayPainter.SCALE);
    brushY = Math.clamp(brushY, 0, getImage().getHeight() / OverlayPainter.SCALE);
  }
}
