package org.plantdiseasedetector.ui.readiness;

import java.io.File;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.plantdiseasedetector.readiness.Role;
import org.plantdiseasedetector.ui.common.Texts;

/** Where a person answers for a row, or signs off. */
final class AnswerForm extends VBox {

  private static final int USUAL_DAYS = 90;

  private final ReadinessViewModel viewModel;
  private final RowItem item;
  private final Texts texts;
  private final TextField by;
  private final TextField second;
  private final TextField note;

  AnswerForm(ReadinessViewModel viewModel, RowItem item, Texts texts) {
    this.viewModel = viewModel;
    this.item = item;
    this.texts = texts;
    Optional<Role> role =
        Arrays.stream(Role.values()).filter(r -> r.row().equals(item.row().id())).findFirst();
    by = field("answer-by", texts.get("readiness.answer.by"));
    second =
        field(
            "answer-second",
            role.isPresent()
                ? texts.get("readiness.answer.deployer")
                : texts.get("readiness.answer.role"));
    note =
        field(
            "answer-note",
            role.isPresent()
                ? texts.get("readiness.answer.deviations")
                : texts.get("readiness.answer.note"));
    Label title =
        new Label(
            role.isPresent()
                ? texts.get("readiness.answer.sign-title")
                : texts.get("readiness.answer.title"));
    title.getStyleClass().add("section-title");
    getChildren().addAll(title, by, second, note);
    getStyleClass().add("readiness-answer");
    role.ifPresentOrElse(this::signing, this::attesting);
  }

  private static TextField field(String id, String prompt) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    return field;
  }

  private void signing(Role role) {
    Button sign = new Button(texts.get("readiness.answer.sign"));
    sign.setId("answer-sign");
    sign.disableProperty().bind(blank(by).or(blank(second)).or(viewModel.runningProperty()));
    sign.setOnAction(
        e -> viewModel.sign(item, role, by.getText(), second.getText(), note.getText()));
    getChildren().add(sign);
  }

  private void attesting() {
    TextField evidence = field("answer-evidence", texts.get("readiness.answer.evidence"));
    Button choose = new Button(texts.get("readiness.answer.choose"));
    choose.setOnAction(e -> choose(evidence));
    DatePicker until = new DatePicker(LocalDate.now(ZoneId.systemDefault()).plusDays(USUAL_DAYS));
    until.setId("answer-until");
    Label end = new Label(texts.get("readiness.answer.until"));
    end.setLabelFor(until);
    Button attest = new Button(texts.get("readiness.answer.attest"));
    attest.setId("answer-attest");
    attest
        .disableProperty()
        .bind(
            blank(by)
                .or(blank(note))
                .or(blank(evidence))
                .or(until.valueProperty().isNull())
                .or(viewModel.runningProperty()));
    attest.setOnAction(
        e ->
            viewModel.attest(
                item,
                new ReadinessViewModel.Answer(
                    by.getText(),
                    second.getText(),
                    note.getText(),
                    Path.of(evidence.getText()),
                    until.getValue())));
    getChildren().addAll(evidence, choose, end, until, attest);
  }

  private static BooleanBinding blank(TextField field) {
    return Bindings.createBooleanBinding(() -> field.getText().isBlank(), field.textProperty());
  }

  private void choose(TextField evidence) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("readiness.answer.evidence"));
    File chosen = chooser.showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      evidence.setText(chosen.getPath());
    }
  }
}
