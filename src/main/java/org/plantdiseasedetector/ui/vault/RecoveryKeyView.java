package org.plantdiseasedetector.ui.vault;

import atlantafx.base.theme.Styles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.SaveChooser;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.vault.DurableFile;

/** The recovery key, shown once: to be written down, printed, copied or saved elsewhere. */
final class RecoveryKeyView extends StackPane {

  private static final int HALF = 24;

  private final String key;
  private final SaveChooser chooser;
  private final Texts texts;
  private final Label told = VaultWords.wrapped("", "vault-subtitle");

  RecoveryKeyView(VaultViewModel vault, String key, SaveChooser chooser, Texts texts) {
    this.key = key;
    this.chooser = chooser;
    this.texts = texts;
    told.setId("key-told");
    CheckBox kept = new CheckBox(texts.get("key.kept"));
    kept.setId("key-kept");
    Button done = new Button(texts.get("key.done"));
    done.setId("key-done");
    done.getStyleClass().add(Styles.ACCENT);
    done.disableProperty().bind(kept.selectedProperty().not());
    done.setOnAction(e -> vault.keyIsKept());
    getChildren()
        .add(
            VaultWords.page(
                Material2MZ.VPN_KEY,
                texts.get("key.title"),
                VaultWords.wrapped(texts.get("key.text"), "vault-subtitle"),
                keyBox(),
                ways(),
                told,
                kept,
                done));
  }

  private Node keyBox() {
    Label label = new Label(key.substring(0, HALF) + "\n" + key.substring(HALF));
    label.setId("recovery-key");
    label.getStyleClass().add("recovery-key");
    label.setAccessibleText(key);
    return label;
  }

  private Node ways() {
    HBox row = new HBox(way("key.print", "print-key", this::print));
    row.getChildren().add(way("key.save", "save-key", this::save));
    row.getChildren().add(way("key.copy", "copy-key", this::copy));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("vault-row");
    return row;
  }

  private Button way(String textKey, String id, Runnable action) {
    Button button = new Button(texts.get(textKey));
    button.setId(id);
    button.setOnAction(e -> action.run());
    return button;
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(key);
    Clipboard.getSystemClipboard().setContent(content);
    told.setText(texts.get("key.copied"));
  }

  private void save() {
    chooser.file(texts.get("key.save"), "recovery-key.txt").ifPresent(this::write);
  }

  private void write(Path file) {
    try {
      String content = key + System.lineSeparator();
      DurableFile.write(file, content.getBytes(StandardCharsets.UTF_8));
      told.setText(texts.format("key.saved", file.toString()));
    } catch (IOException refused) {
      told.setText(
          texts.format("key.save-failed", file.toString(), String.valueOf(refused.getMessage())));
    }
  }

  private void print() {
    PrinterJob job = PrinterJob.createPrinterJob();
    if (job == null) {
      told.setText(texts.get("key.no-printer"));
      return;
    }
    Label title = new Label(texts.get("key.print.title"));
    Label words = new Label(key.substring(0, HALF) + "\n" + key.substring(HALF));
    words.setStyle("-fx-font-family: monospace; -fx-font-size: 16px;");
    boolean printed =
        job.showPrintDialog(getScene().getWindow()) && job.printPage(new VBox(title, words));
    if (printed && job.endJob()) {
      told.setText(texts.get("key.printed"));
    } else {
      job.cancelJob();
      told.setText(texts.get("key.not-printed"));
    }
  }
}
