package org.plantdiseasedetector.ui.diagnose;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.ClipboardPhotos;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** Makes the whole window accept drops, with a highlight while something hovers over it. */
public final class DropTarget {

  private final StackPane root;
  private final Node highlight;
  private final Consumer<Clipboard> dropped;

  /**
   * Lays the highlight over a pane and listens for drops on it.
   *
   * @param root the pane that fills the window
   * @param texts words of the highlight
   * @param dropped receives what was dropped
   */
  public DropTarget(StackPane root, Texts texts, Consumer<Clipboard> dropped) {
    this.root = root;
    this.dropped = dropped;
    this.highlight = highlight(texts);
    root.getChildren().add(highlight);
    root.addEventHandler(DragEvent.DRAG_ENTERED, this::entered);
    root.addEventHandler(DragEvent.DRAG_OVER, this::over);
    root.addEventHandler(DragEvent.DRAG_EXITED, e -> highlight.setVisible(false));
    root.addEventHandler(DragEvent.DRAG_DROPPED, this::drop);
  }

  private static Node highlight(Texts texts) {
    Label title = new Label(texts.get("drop.title"));
    title.getStyleClass().add("drop-title");
    Label subtitle = new Label(texts.get("drop.subtitle"));
    subtitle.getStyleClass().add("drop-subtitle");
    VBox box = new VBox(Icons.of(Material2MZ.SAVE_ALT, "drop-icon"), title, subtitle);
    box.getStyleClass().add("drop-frame");
    box.setAlignment(Pos.CENTER);
    StackPane overlay = new StackPane(box);
    overlay.setId("drop-highlight");
    overlay.getStyleClass().add("drop-overlay");
    overlay.setMouseTransparent(true);
    overlay.setVisible(false);
    return overlay;
  }

  private void entered(DragEvent event) {
    if (root.equals(event.getTarget())) {
      highlight.setVisible(ClipboardPhotos.accepts(event.getDragboard()));
    }
  }

  private void over(DragEvent event) {
    if (ClipboardPhotos.accepts(event.getDragboard())) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void drop(DragEvent event) {
    highlight.setVisible(false);
    boolean accepted = ClipboardPhotos.accepts(event.getDragboard());
    if (accepted) {
      dropped.accept(event.getDragboard());
    }
    event.setDropCompleted(accepted);
    event.consume();
  }
}
