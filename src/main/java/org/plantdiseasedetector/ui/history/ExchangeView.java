package org.plantdiseasedetector.ui.history;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.ui.common.SaveChooser;
import org.plantdiseasedetector.ui.common.Texts;

/** Moving cases between two laptops: take in a file, or send the found cases. */
final class ExchangeView extends ToolView {

  private static final String PATTERN = "*.pddcases";
  private static final String NAME = "cases.pddcases";

  private final ExchangeViewModel viewModel;
  private final SaveChooser chooser;
  private final ObservableValue<Boolean> busy;

  ExchangeView(
      ExchangeViewModel viewModel,
      TasksViewModel tasks,
      SaveChooser chooser,
      Texts texts,
      Runnable back) {
    super(texts, "exchange.title", back);
    this.viewModel = viewModel;
    this.chooser = chooser;
    this.busy = tasks.busyProperty();
    setId("exchange-view");
    column()
        .getChildren()
        .addAll(
            section("exchange.receive", receive(), waiting()),
            section("exchange.key", wrapped(texts().get("exchange.key.text")), key()),
            section(
                "exchange.send",
                wrapped(texts().format("exchange.send.text", viewModel.found())),
                withKey(),
                withPassphrase()));
    viewModel.showKey();
  }

  private Node receive() {
    Button choose =
        button(
            "exchange.receive.choose",
            "exchange-receive",
            () ->
                chooser
                    .existing(
                        texts().get("exchange.receive"), texts().get("exchange.files"), PATTERN)
                    .ifPresent(viewModel::receive));
    choose.disableProperty().bind(busy);
    return new VBox(wrapped(texts().get("exchange.receive.text")), choose);
  }

  private Node waiting() {
    PasswordField passphrase = secret("exchange.passphrase", "exchange-file-passphrase");
    Button open =
        button("exchange.receive.open", "exchange-open", () -> viewModel.receive(take(passphrase)));
    open.disableProperty().bind(busy);
    HBox row = row(passphrase, open);
    row.visibleProperty().bind(viewModel.waitingProperty().map(Optional::isPresent));
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }

  private Node key() {
    TextField text = new TextField();
    text.setId("exchange-key");
    text.setEditable(false);
    text.setAccessibleText(texts().get("exchange.key"));
    text.textProperty().bind(viewModel.keyProperty().map(known -> known.orElse("")));
    return text;
  }

  private Node withKey() {
    TextArea recipient = new TextArea();
    recipient.setId("exchange-recipient");
    recipient.setPrefRowCount(2);
    recipient.setWrapText(true);
    recipient.setPromptText(texts().get("exchange.recipient"));
    recipient.setAccessibleText(texts().get("exchange.recipient"));
    HBox.setHgrow(recipient, Priority.ALWAYS);
    Button send =
        button(
            "exchange.send.key",
            "exchange-send-key",
            () -> target().ifPresent(file -> viewModel.send(file, recipient.getText())));
    send.disableProperty().bind(recipient.textProperty().isEmpty().flatMap(this::orBusy));
    return row(recipient, send);
  }

  private Node withPassphrase() {
    PasswordField first = secret("choice.passphrase.first", "exchange-passphrase");
    PasswordField second = secret("choice.passphrase.again", "exchange-passphrase-again");
    Button send =
        button(
            "exchange.send.passphrase",
            "exchange-send-passphrase",
            () -> target().ifPresent(file -> viewModel.send(file, take(first), take(second))));
    send.disableProperty().bind(first.textProperty().isEmpty().flatMap(this::orBusy));
    return row(first, second, send);
  }

  private ObservableValue<Boolean> orBusy(boolean nothingTyped) {
    return busy.map(isBusy -> isBusy || nothingTyped);
  }

  private Optional<Path> target() {
    return chooser.file(texts().get("exchange.send"), NAME);
  }
}
