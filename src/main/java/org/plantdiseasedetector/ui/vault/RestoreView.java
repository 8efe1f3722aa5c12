package org.plantdiseasedetector.ui.vault;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.SaveChooser;
import org.plantdiseasedetector.ui.common.Texts;

/** Choosing a backup and opening it with its passphrase or the recovery key. */
public final class RestoreView extends StackPane {

  private static final String PATTERN = "*.pddbackup";

  private final RestoreViewModel viewModel;
  private final SaveChooser chooser;
  private final Texts texts;
  private final Runnable back;
  private final ObjectProperty<Optional<Path>> file = new SimpleObjectProperty<>(Optional.empty());
  private final PasswordField passphrase = new PasswordField();
  private final TextField recovery = new TextField();

  /**
   * Makes the view.
   *
   * @param viewModel restores
   * @param chooser asks for the backup
   * @param texts words
   * @param back leaves this view
   */
  public RestoreView(RestoreViewModel viewModel, SaveChooser chooser, Texts texts, Runnable back) {
    this.viewModel = viewModel;
    this.chooser = chooser;
    this.texts = texts;
    this.back = back;
    setId("restore-view");
    VaultViewModel vault = viewModel.vault();
    getChildren()
        .add(
            VaultWords.page(
                Material2MZ.RESTORE,
                texts.get("restore.title"),
                VaultWords.wrapped(texts.get("restore.text"), "vault-subtitle"),
                VaultWords.message(vault),
                fileRow(),
                secretRow(passphrase, "restore.passphrase", "restore-passphrase", false),
                secretRow(recovery, "restore.recovery", "restore-recovery", true),
                row(button("restore.back", "restore-back", back), VaultWords.busy(vault))));
  }

  private static HBox row(Node... content) {
    HBox row = new HBox(content);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("vault-row");
    return row;
  }

  private Button button(String key, String id, Runnable action) {
    Button button = new Button(texts.get(key));
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  private Node fileRow() {
    Label name = VaultWords.wrapped("");
    name.setId("restore-file");
    name.textProperty()
        .bind(file.map(known -> known.map(Path::toString).orElse(texts.get("restore.no-file"))));
    HBox.setHgrow(name, Priority.ALWAYS);
    Button choose =
        button(
            "restore.choose",
            "restore-choose",
            () ->
                chooser
                    .existing(texts.get("restore.title"), texts.get("restore.files"), PATTERN)
                    .ifPresent(chosen -> file.set(Optional.of(chosen))));
    return row(choose, name);
  }

  private Node secretRow(TextInputControl field, String key, String id, boolean isRecoveryKey) {
    field.setId(id);
    field.setPromptText(texts.get(key));
    field.setAccessibleText(texts.get(key));
    HBox.setHgrow(field, Priority.ALWAYS);
    Button restore = button("restore.action", id + "-go", () -> restore(field, isRecoveryKey));
    BooleanBinding nothing = field.textProperty().isEmpty();
    restore
        .disableProperty()
        .bind(
            nothing
                .or(viewModel.vault().busyProperty())
                .or(Bindings.createBooleanBinding(() -> file.get().isEmpty(), file)));
    return row(field, restore);
  }

  private void restore(TextInputControl field, boolean isRecoveryKey) {
    char[] secret = field.getText().toCharArray();
    List.of(passphrase, recovery).forEach(TextInputControl::clear);
    file.get().ifPresent(known -> viewModel.restore(known, secret, isRecoveryKey, back));
  }
}
