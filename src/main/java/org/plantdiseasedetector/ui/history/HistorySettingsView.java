package org.plantdiseasedetector.ui.history;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.vault.VaultViewModel;

/** When the history locks itself, and another passphrase. */
final class HistorySettingsView extends VBox {

  private static final List<Integer> MINUTES = List.of(1, 2, 5, 10, 20, 30, 60, 120);

  private final VaultViewModel vault;
  private final Texts texts;

  HistorySettingsView(VaultViewModel vault, Texts texts, Runnable close) {
    this.vault = vault;
    this.texts = texts;
    getStyleClass().add("report-view");
    Button back = new Button(texts.get("report.close"));
    back.setId("close-settings");
    back.setOnAction(e -> close.run());
    Label title = new Label(texts.get("history.settings"));
    title.getStyleClass().add("section-title");
    getChildren().addAll(row(back, title), row(lockAfter()), passphrase());
  }

  private static HBox row(Node... content) {
    HBox row = new HBox(content);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("vault-row");
    return row;
  }

  private Node lockAfter() {
    ComboBox<Integer> minutes = new ComboBox<>();
    minutes.setId("lock-after");
    minutes.getItems().setAll(MINUTES);
    minutes.setConverter(new MinuteWords());
    minutes.setValue(vault.settingsProperty().get().autoLockMinutes());
    minutes.valueProperty().subscribe((before, chosen) -> vault.lockAfter(chosen));
    Label label = new Label(texts.get("settings.lock-after"));
    label.setLabelFor(minutes);
    return row(label, minutes);
  }

  private Node passphrase() {
    PasswordField old = field("settings.passphrase.old", "old-passphrase");
    PasswordField first = field("choice.passphrase.first", "changed-passphrase");
    PasswordField second = field("choice.passphrase.again", "changed-passphrase-again");
    Button change = new Button(texts.get("settings.passphrase.change"));
    change.setId("change-passphrase");
    change
        .disableProperty()
        .bind(
            vault
                .busyProperty()
                .or(old.textProperty().isEmpty())
                .or(first.textProperty().isEmpty())
                .or(second.textProperty().isEmpty()));
    change.setOnAction(
        e -> {
          vault.changePassphrase(
              old.getText().toCharArray(),
              first.getText().toCharArray(),
              second.getText().toCharArray());
          List.of(old, first, second).forEach(PasswordField::clear);
        });
    Label title = new Label(texts.get("settings.passphrase"));
    title.getStyleClass().add("section-title");
    VBox box = new VBox(title, old, first, second, change);
    box.getStyleClass().add("settings-passphrase");
    return box;
  }

  private PasswordField field(String key, String id) {
    PasswordField field = new PasswordField();
    field.setId(id);
    field.setPromptText(texts.get(key));
    field.setAccessibleText(texts.get(key));
    return field;
  }

  private final class MinuteWords extends StringConverter<Integer> {

    @Override
    public String toString(@Nullable Integer minutes) {
      return minutes == null ? "" : texts.format("settings.minutes", minutes);
    }

    @Override
    public @Nullable Integer fromString(String text) {
      return null;
    }
  }
}
