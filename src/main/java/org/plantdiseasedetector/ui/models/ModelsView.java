package org.plantdiseasedetector.ui.models;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** The page of the models: what is here, what is offered, how two compare. */
public final class ModelsView extends BorderPane {

  /** Id of the page. */
  public static final String PAGE = "models";

  private final ModelsViewModel viewModel;
  private final Texts texts;
  private final SourceChooser chooser;
  private final VBox list = new VBox();
  private final BooleanBinding busy;

  /**
   * Makes the page and reads which models there are.
   *
   * @param viewModel its state
   * @param chooser asks for files and folders
   * @param texts words
   */
  public ModelsView(ModelsViewModel viewModel, SourceChooser chooser, Texts texts) {
    this.viewModel = viewModel;
    this.chooser = chooser;
    this.texts = texts;
    this.busy =
        Bindings.createBooleanBinding(
            () -> !(viewModel.activityProperty().get() instanceof Activity.Idle),
            viewModel.activityProperty());
    getStyleClass().add("models-view");
    list.getStyleClass().add("models-list");
    list.setId("models-list");
    VBox content =
        new VBox(
            new OfferPane(viewModel, busy, texts),
            new ComparisonPane(viewModel, texts),
            list,
            changes(),
            new UpdateSettingsPane(viewModel, chooser, busy, texts));
    content.getStyleClass().add("models-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("result-scroll");
    setTop(new VBox(header(), status()));
    setCenter(scroll);
    viewModel.rows().subscribe(this::fill);
    fill();
    viewModel.refresh();
  }

  private Node header() {
    Label title = new Label(texts.get("page.models"));
    title.getStyleClass().add("readiness-headline");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button look = button("models-look", texts.get("models.look"));
    look.setGraphic(Icons.of(Material2MZ.REFRESH, "button-icon"));
    look.setDefaultButton(true);
    look.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> busy.get() || viewModel.settingsProperty().get().address().isEmpty(),
                busy,
                viewModel.settingsProperty()));
    look.setOnAction(e -> viewModel.look());
    Button file = button("models-file", texts.get("models.file.choose"));
    file.disableProperty().bind(busy);
    file.setOnAction(e -> chooser.modelFile().ifPresent(path -> viewModel.look(path.toString())));
    Button folder = button("models-folder", texts.get("models.folder.choose"));
    folder.disableProperty().bind(busy);
    folder.setOnAction(e -> chooser.folder().ifPresent(path -> viewModel.look(path.toString())));
    HBox bar = new HBox(title, gap, file, folder, look);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("readiness-header");
    return bar;
  }

  private static Button button(String id, String words) {
    Button button = new Button(words);
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  /** What is under way, or what happened last. */
  private Node status() {
    Label words = new Label();
    words.setId("models-status");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::statusWords, viewModel.activityProperty(), viewModel.messageProperty()));
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    ProgressBar progress = new ProgressBar();
    progress.setAccessibleText(texts.get("models.progress"));
    progress
        .progressProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> share(viewModel.activityProperty().get()), viewModel.activityProperty()));
    progress.visibleProperty().bind(busy);
    Button cancel = button("models-cancel", texts.get("action.cancel"));
    cancel.setGraphic(Icons.of(Material2AL.CLOSE, "button-icon"));
    cancel.visibleProperty().bind(busy);
    cancel.setOnAction(e -> viewModel.cancel());
    HBox bar = new HBox(words, progress, cancel);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("models-status");
    return bar;
  }

  private String statusWords() {
    return switch (viewModel.activityProperty().get()) {
      case Activity.Idle() -> viewModel.messageProperty().get().orElse(texts.get("models.hint"));
      case Activity.Looking(String from) -> texts.format("models.looking", from);
      case Activity.Installing(long done, long total) ->
          texts.format("models.installing", done / 1e6, total / 1e6);
      case Activity.Comparing(int done, int all) ->
          all == 0
              ? texts.get("models.comparing.begin")
              : texts.format("models.comparing", done, all);
      case Activity.Working() -> texts.get("models.working");
    };
  }

  private static double share(Activity activity) {
    return switch (activity) {
      case Activity.Installing(long done, long total) when total > 0 -> (double) done / total;
      case Activity.Comparing(int done, int all) when all > 0 -> (double) done / all;
      default -> ProgressBar.INDETERMINATE_PROGRESS;
    };
  }

  private void fill() {
    list.getChildren().setAll(viewModel.rows().stream().map(this::row).toList());
  }

  private Node row(ModelRow row) {
    Label title = new Label(row.title());
    title.getStyleClass().add("readiness-row-title");
    Label roles = new Label(row.roles());
    roles.getStyleClass().add("models-roles");
    HBox top = new HBox(title, roles);
    top.getStyleClass().add("models-row-top");
    Label signature =
        new Label(
            row.signature(),
            row.genuine()
                ? Icons.of(Material2AL.CHECK_CIRCLE, "status-icon", "tone-confident")
                : Icons.of(Material2MZ.WARNING, "status-icon", "tone-rejected"));
    signature.setWrapText(true);
    VBox words = new VBox(top, muted(row.facts()), muted(row.licences()), signature);
    words.getStyleClass().add("models-row-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox box = new HBox(words, actions(row));
    box.setId("model-" + row.name());
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("models-row");
    return box;
  }

  private static Label muted(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.getStyleClass().add("readiness-muted");
    label.setVisible(!words.isEmpty());
    label.setManaged(!words.isEmpty());
    return label;
  }

  private Node actions(ModelRow row) {
    FlowPane actions = new FlowPane();
    actions.getStyleClass().add("models-actions");
    if (row.actions().compare()) {
      add(actions, "compare", row, texts.get("models.compare"), () -> viewModel.compare(row));
    }
    if (row.actions().use()) {
      add(actions, "use", row, texts.get("models.use"), () -> choose(row));
    }
    if (row.actions().remove()) {
      add(actions, "remove", row, texts.get("models.remove"), () -> viewModel.remove(row.name()));
    }
    return actions;
  }

  private void add(FlowPane actions, String what, ModelRow row, String words, Runnable action) {
    Button button = button("model-" + what + "-" + row.name(), words);
    button.setAccessibleText(texts.format("models.action.accessible", words, row.title()));
    button.getStyleClass().add(Styles.SMALL);
    button.disableProperty().bind(busy);
    button.setOnAction(e -> action.run());
    actions.getChildren().add(button);
  }

  /** The log of choices wants to know why. */
  private void choose(ModelRow row) {
    TextInputDialog dialog = new TextInputDialog();
    dialog.initOwner(getScene().getWindow());
    dialog.setTitle(texts.get("models.use.title"));
    dialog.setHeaderText(texts.format("models.use.question", row.title()));
    dialog.setContentText(texts.get("models.use.reason"));
    dialog.getDialogPane().getStylesheets().setAll(getScene().getStylesheets());
    Optional<String> reason = dialog.showAndWait();
    reason.ifPresent(why -> viewModel.choose(row.name(), why.strip()));
  }

  private Node changes() {
    VBox lines = new VBox();
    viewModel
        .changes()
        .subscribe(
            () ->
                lines
                    .getChildren()
                    .setAll(viewModel.changes().stream().map(ModelsView::muted).toList()));
    TitledPane pane = new TitledPane(texts.get("models.log"), lines);
    pane.setId("models-log");
    pane.setExpanded(false);
    pane.visibleProperty().bind(Bindings.isNotEmpty(viewModel.changes()));
    pane.managedProperty().bind(pane.visibleProperty());
    return pane;
  }
}
