package org.plantdiseasedetector.ui.readiness;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.readiness.Fix;
import org.plantdiseasedetector.readiness.Kind;
import org.plantdiseasedetector.readiness.RowResult;
import org.plantdiseasedetector.readiness.State;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** The chosen row: state, evidence, what to do, documents, time. */
final class DetailPane extends VBox {

  private final DateTimeFormatter time;
  private final ReadinessViewModel viewModel;
  private final Texts texts;
  private final VBox content = new VBox();

  DetailPane(ReadinessViewModel viewModel, Texts texts) {
    this.viewModel = viewModel;
    this.texts = texts;
    time =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
            .withLocale(texts.locale())
            .withZone(ZoneId.systemDefault());
    content.getStyleClass().add("readiness-detail");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("readiness-detail-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);
    getStyleClass().add("readiness-detail-pane");
    viewModel.selectedProperty().subscribe(this::show);
    viewModel.undoProperty().subscribe(undo -> show(viewModel.selectedProperty().get()));
  }

  private void show(@Nullable RowItem item) {
    content.getChildren().clear();
    if (item == null) {
      content.getChildren().add(label(texts.get("readiness.detail.none"), "readiness-muted"));
      return;
    }
    content.getChildren().add(label(item.row().text().replace("`", ""), "readiness-detail-title"));
    Label state = label(StateLook.word(item.state(), texts), "readiness-detail-state");
    state.setGraphic(StateLook.icon(item.state()));
    state.setId("readiness-detail-state");
    content.getChildren().add(state);
    content
        .getChildren()
        .add(
            label(
                texts.format(
                    "readiness.detail.place",
                    item.row().section(),
                    item.row().group(),
                    item.row().id()),
                "readiness-muted"));
    item.result().ifPresent(this::show);
    content.getChildren().add(runButton(item));
    viewModel.fix(item).ifPresent(fix -> content.getChildren().add(fixButton(item, fix)));
    viewModel
        .undoProperty()
        .get()
        .filter(undo -> undo.row().equals(item.row().id()))
        .ifPresent(undo -> content.getChildren().add(undoButton()));
    if (item.result().filter(result -> result.kind() == Kind.ATTESTED).isPresent()
        && item.state().filter(now -> now != State.ATTESTED).isPresent()) {
      content.getChildren().add(new AnswerForm(viewModel, item, texts));
    }
  }

  private void show(RowResult result) {
    add("readiness.detail.evidence", evidence(result.finding().evidence()));
    if (!result.finding().remedy().isEmpty()) {
      add("readiness.detail.remedy", label(result.finding().remedy(), "readiness-remedy"));
    }
    if (!result.documents().isEmpty()) {
      add(
          "readiness.detail.documents",
          label(String.join("\n", result.documents()), "readiness-documents"));
    }
    content
        .getChildren()
        .add(
            label(
                texts.format(
                    "readiness.detail.time",
                    kind(result.kind()),
                    time.format(result.at()),
                    result.took().toMillis()),
                "readiness-muted"));
  }

  private void add(String key, Node node) {
    content.getChildren().addAll(label(texts.get(key), "section-title"), node);
  }

  private String kind(Kind kind) {
    return switch (kind) {
      case AUTOMATED -> texts.get("readiness.kind.automated");
      case ATTESTED -> texts.get("readiness.kind.attested");
      case NOT_APPLICABLE -> texts.get("readiness.kind.not-applicable");
    };
  }

  /** Text that can be marked and copied. */
  private static TextArea evidence(String words) {
    TextArea area = new TextArea(words);
    area.setId("readiness-evidence");
    area.setEditable(false);
    area.setWrapText(true);
    area.setPrefRowCount(Math.clamp(words.length() / 38 + 1, 2, 12));
    return area;
  }

  private Button runButton(RowItem item) {
    Button run =
        new Button(texts.get("readiness.run-one"), Icons.of(Material2MZ.REFRESH, "button-icon"));
    run.setId("readiness-run-one");
    run.disableProperty().bind(viewModel.runningProperty());
    run.setOnAction(e -> viewModel.runOne(item));
    return run;
  }

  private Button fixButton(RowItem item, Fix fix) {
    String words = texts.format("readiness.fix", texts.get(fix.textKey()));
    Button button = new Button(words, Icons.of(Material2AL.BUILD, "button-icon"));
    button.setId("readiness-fix");
    button.setWrapText(true);
    button.setMinHeight(USE_PREF_SIZE);
    button.disableProperty().bind(viewModel.runningProperty());
    button.setOnAction(e -> viewModel.apply(item, fix));
    return button;
  }

  private Button undoButton() {
    Button button =
        new Button(texts.get("readiness.undo"), Icons.of(Material2MZ.UNDO, "button-icon"));
    button.setId("readiness-undo");
    button.disableProperty().bind(viewModel.runningProperty());
    button.setOnAction(e -> viewModel.undo());
    return button;
  }

  private static Label label(String words, String styleClass) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    return label;
  }
}
