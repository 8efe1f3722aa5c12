package org.plantdiseasedetector.ui.vault;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** The choices of the first start, each with what speaks for it and against it. */
final class ChoiceView extends StackPane {

  private final VaultViewModel vault;
  private final Texts texts;
  private final PasswordField first = new PasswordField();
  private final PasswordField second = new PasswordField();

  ChoiceView(VaultViewModel vault, Texts texts, Runnable restore) {
    this.vault = vault;
    this.texts = texts;
    FlowPane cards = new FlowPane(passphraseCard(), keychainCard(), noneCard());
    cards.getStyleClass().add("choice-cards");
    getChildren()
        .add(
            VaultWords.page(
                Material2AL.LOCK,
                texts.get("choice.title"),
                VaultWords.wrapped(texts.get("choice.subtitle"), "vault-subtitle"),
                VaultWords.message(vault),
                cards,
                VaultWords.restoreLink(texts, restore)));
  }

  private Node passphraseCard() {
    first.setId("new-passphrase");
    first.setPromptText(texts.get("choice.passphrase.first"));
    first.setAccessibleText(texts.get("choice.passphrase.first"));
    second.setId("new-passphrase-again");
    second.setPromptText(texts.get("choice.passphrase.again"));
    second.setAccessibleText(texts.get("choice.passphrase.again"));
    Button make = new Button(texts.get("choice.passphrase.make"));
    make.setId("make-history");
    make.getStyleClass().add(Styles.ACCENT);
    make.setDefaultButton(true);
    make.setOnAction(e -> create());
    make.disableProperty()
        .bind(
            vault
                .busyProperty()
                .or(
                    Bindings.createBooleanBinding(
                        () -> !PassphraseHint.of(first.getText()).isAllowed(),
                        first.textProperty()))
                .or(second.textProperty().isEmpty()));
    HBox action = new HBox(make, VaultWords.busy(vault));
    action.setAlignment(Pos.CENTER_LEFT);
    action.getStyleClass().add("vault-row");
    return card(
        Material2MZ.VPN_KEY,
        texts.get("choice.passphrase"),
        texts.get("choice.passphrase.text"),
        texts.get("choice.passphrase.drawback"),
        first,
        hint(first, texts),
        second,
        action);
  }

  private void create() {
    char[] passphrase = first.getText().toCharArray();
    char[] again = second.getText().toCharArray();
    vault.create(passphrase, again);
    second.clear();
  }

  /** How hard to guess what is being typed is, at a glance and in words. */
  static Label hint(PasswordField field, Texts texts) {
    Label hint = VaultWords.wrapped("", "passphrase-hint");
    hint.setId("passphrase-hint");
    field
        .textProperty()
        .subscribe(
            typed -> {
              PassphraseHint found = PassphraseHint.of(typed);
              hint.getStyleClass().setAll("label", "passphrase-hint", styleClass(found));
              hint.setText(words(found, texts));
            });
    return hint;
  }

  private static String styleClass(PassphraseHint hint) {
    return "hint-" + hint.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String words(PassphraseHint hint, Texts texts) {
    return switch (hint) {
      case NONE -> texts.get("passphrase.hint.none");
      case TOO_SHORT -> texts.get("passphrase.hint.too-short");
      case EASY -> texts.get("passphrase.hint.easy");
      case FAIR -> texts.get("passphrase.hint.fair");
      case LONG -> texts.get("passphrase.hint.long");
    };
  }

  private Node keychainCard() {
    Button use = new Button(texts.get("choice.keychain.make"));
    use.setId("use-keychain");
    use.setOnAction(e -> vault.createWithKeychain());
    use.disableProperty().bind(vault.busyProperty());
    VBox card =
        card(
            Material2AL.LAPTOP,
            texts.get("choice.keychain"),
            texts.get("choice.keychain.text"),
            texts.get("choice.keychain.drawback"),
            use);
    card.visibleProperty().bind(vault.keychainProperty());
    card.managedProperty().bind(card.visibleProperty());
    return card;
  }

  private Node noneCard() {
    Button none = new Button(texts.get("choice.none.make"));
    none.setId("no-history");
    none.setOnAction(e -> vault.decline());
    none.disableProperty().bind(vault.busyProperty());
    return card(
        Material2MZ.VISIBILITY_OFF,
        texts.get("choice.none"),
        texts.get("choice.none.text"),
        texts.get("choice.none.drawback"),
        none);
  }

  private static VBox card(
      Ikon icon, String title, String promise, String drawback, Node... actions) {
    Label heading = VaultWords.wrapped(title, "choice-title");
    heading.setGraphic(Icons.of(icon, "choice-icon"));
    Region gap = new Region();
    VBox.setVgrow(gap, Priority.ALWAYS);
    VBox card =
        new VBox(
            heading,
            VaultWords.wrapped(promise),
            VaultWords.wrapped(drawback, "choice-drawback"),
            gap);
    card.getChildren().addAll(actions);
    card.getStyleClass().add("choice-card");
    return card;
  }
}
