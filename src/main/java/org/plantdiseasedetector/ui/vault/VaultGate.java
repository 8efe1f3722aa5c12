package org.plantdiseasedetector.ui.vault;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.ui.common.SaveChooser;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * Shows a page only while the history is open, and otherwise what opens it: the choices of the
 * first start, the recovery key, or the lock.
 */
public final class VaultGate extends StackPane {

  private static final double BUSY_SIZE = 40;

  private final VaultViewModel vault;
  private final Parts parts;
  private final Supplier<? extends Node> content;
  private @Nullable Node made;

  /**
   * What the gate needs besides the history.
   *
   * @param chooser asks where the recovery key goes
   * @param texts words
   * @param restore puts a backup in place of the history
   */
  public record Parts(SaveChooser chooser, Texts texts, RestoreViewModel restore) {}

  /**
   * Makes a gate.
   *
   * @param vault the history
   * @param parts what else is needed
   * @param content makes what is behind; called when the history is opened for the first time, and
   *     kept. It must let go of every case when the history is locked.
   */
  public VaultGate(VaultViewModel vault, Parts parts, Supplier<? extends Node> content) {
    this.vault = vault;
    this.parts = parts;
    this.content = content;
    getStyleClass().add("vault-gate");
    setMinSize(0, 0);
    vault.stateProperty().subscribe(this::show);
  }

  private void show(VaultState state) {
    getChildren()
        .setAll(
            switch (state) {
              case VaultState.Starting() -> busy();
              case VaultState.Undecided() ->
                  new ChoiceView(vault, parts.texts(), this::showRestore);
              case VaultState.Declined() -> new DeclinedView(vault, parts.texts());
              case VaultState.ShowingKey(char[] key) ->
                  new RecoveryKeyView(vault, new String(key), parts.chooser(), parts.texts());
              case VaultState.Locked() -> new UnlockView(vault, parts.texts(), this::showRestore);
              case VaultState.Open() -> behind();
            });
  }

  private void showRestore() {
    Runnable back = () -> show(vault.stateProperty().get());
    getChildren().setAll(new RestoreView(parts.restore(), parts.chooser(), parts.texts(), back));
  }

  private Node behind() {
    Node known = made;
    if (known == null) {
      known = content.get();
      made = known;
    }
    return known;
  }

  private static Node busy() {
    ProgressIndicator busy = new ProgressIndicator();
    busy.setMaxSize(BUSY_SIZE, BUSY_SIZE);
    return busy;
  }
}
