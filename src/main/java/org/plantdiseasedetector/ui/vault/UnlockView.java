package org.plantdiseasedetector.ui.vault;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.ui.common.Focus;
import org.plantdiseasedetector.ui.common.Texts;

/** The lock: passphrase, recovery key, or the keychain where it has the secret. */
final class UnlockView extends StackPane {

  private final VaultViewModel vault;
  private final Texts texts;
  private final PasswordField passphrase = new PasswordField();
  private final TextField recovery = new TextField();
  private final BooleanBinding closed;

  UnlockView(VaultViewModel vault, Texts texts, Runnable restore) {
    this.vault = vault;
    this.texts = texts;
    this.closed = vault.busyProperty().or(vault.waitSecondsProperty().greaterThan(0));
    getChildren()
        .add(
            VaultWords.page(
                Material2AL.LOCK,
                texts.get("unlock.title"),
                VaultWords.wrapped(texts.get("unlock.text"), "vault-subtitle"),
                VaultWords.message(vault),
                countdown(),
                passphraseRow(),
                keychainButton(),
                recoveryBox(),
                VaultWords.restoreLink(texts, restore)));
    Focus.whenShown(passphrase);
  }

  private Node countdown() {
    Label label = VaultWords.wrapped("", "vault-wait");
    label.setId("unlock-wait");
    label
        .textProperty()
        .bind(vault.waitSecondsProperty().map(left -> texts.format("unlock.wait", left)));
    label.visibleProperty().bind(vault.waitSecondsProperty().greaterThan(0));
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private Node passphraseRow() {
    passphrase.setId("passphrase");
    passphrase.setPromptText(texts.get("unlock.passphrase"));
    passphrase.setAccessibleText(texts.get("unlock.passphrase"));
    HBox.setHgrow(passphrase, Priority.ALWAYS);
    Button unlock = new Button(texts.get("unlock.action"));
    unlock.setId("unlock");
    unlock.getStyleClass().add(Styles.ACCENT);
    unlock.setDefaultButton(true);
    unlock.disableProperty().bind(closed.or(passphrase.textProperty().isEmpty()));
    unlock.setOnAction(
        e -> {
          vault.unlock(passphrase.getText().toCharArray());
          passphrase.clear();
        });
    return row(passphrase, unlock, VaultWords.busy(vault));
  }

  private Node keychainButton() {
    Button use = new Button(texts.get("unlock.keychain"));
    use.setId("unlock-keychain");
    use.setOnAction(e -> vault.unlockWithKeychain());
    use.disableProperty().bind(closed);
    use.visibleProperty().bind(vault.keychainProperty());
    use.managedProperty().bind(use.visibleProperty());
    return use;
  }

  private Node recoveryBox() {
    recovery.setId("recovery");
    recovery.setPromptText(texts.get("unlock.recovery.prompt"));
    recovery.setAccessibleText(texts.get("unlock.recovery"));
    HBox.setHgrow(recovery, Priority.ALWAYS);
    Button unlock = new Button(texts.get("unlock.action"));
    unlock.setId("unlock-recovery");
    unlock.disableProperty().bind(closed.or(recovery.textProperty().isEmpty()));
    unlock.setOnAction(e -> unlockWithRecoveryKey());
    Node row = row(recovery, unlock);
    row.setVisible(false);
    row.managedProperty().bind(row.visibleProperty());
    Hyperlink show = new Hyperlink(texts.get("unlock.recovery"));
    show.setId("show-recovery");
    show.setOnAction(
        e -> {
          row.setVisible(!row.isVisible());
          recovery.requestFocus();
        });
    return new VBox(show, row);
  }

  private void unlockWithRecoveryKey() {
    vault.unlockWithRecoveryKey(recovery.getText().toCharArray());
  }

  private static HBox row(Node... content) {
    HBox row = new HBox(content);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("vault-row");
    return row;
  }
}
