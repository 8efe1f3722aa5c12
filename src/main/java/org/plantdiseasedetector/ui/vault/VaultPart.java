package org.plantdiseasedetector.ui.vault;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.shell.WindowPart;

/**
 * The lock button, its key, and the watch over whether somebody is there.
 *
 * @param vault the history
 * @param texts words
 * @param onClosed called when the window was closed; puts the history away
 */
public record VaultPart(VaultViewModel vault, Texts texts, Runnable onClosed)
    implements WindowPart {

  private static final KeyCombination LOCK =
      new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN);

  @Override
  public Optional<Node> header() {
    Button lock = new Button("", Icons.of(Material2AL.LOCK_OPEN, "button-icon"));
    lock.setId("lock");
    lock.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
    lock.setAccessibleText(texts.get("lock.action"));
    lock.setTooltip(new Tooltip(texts.format("lock.tip", LOCK.getDisplayText())));
    lock.setOnAction(e -> vault.lock());
    lock.visibleProperty().bind(vault.stateProperty().map(VaultState.Open.class::isInstance));
    lock.managedProperty().bind(lock.visibleProperty());
    return Optional.of(lock);
  }

  @Override
  public void attach(Scene scene) {
    scene.getAccelerators().put(LOCK, vault::lock);
    scene.addEventFilter(InputEvent.ANY, this::noticed);
    vault.start();
  }

  /** Only what a person does counts: the toolkit itself makes events when a page changes. */
  private void noticed(InputEvent event) {
    if (event instanceof KeyEvent
        || event.getEventType() == MouseEvent.MOUSE_MOVED
        || event.getEventType() == MouseEvent.MOUSE_PRESSED
        || event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
      vault.activity();
    }
  }

  @Override
  public void closed() {
    onClosed.run();
  }
}
