package org.plantdiseasedetector.ui.benchmark;

import atlantafx.base.theme.Styles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javax.imageio.ImageIO;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.benchmark.BenchmarkDesk;
import org.plantdiseasedetector.benchmark.BenchmarkRun;
import org.plantdiseasedetector.benchmark.LoadRun;
import org.plantdiseasedetector.benchmark.ReferenceMachines;
import org.plantdiseasedetector.benchmark.RunHistory;
import org.plantdiseasedetector.benchmark.Verdict;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.SaveChooser;
import org.plantdiseasedetector.ui.common.Texts;

/** The benchmark page: the answer first, then charts, all figures, comparison. */
public final class BenchmarkView extends BorderPane {

  private static final List<Integer> MINUTES = List.of(1, 10, 30, 60);

  private final BenchmarkViewModel viewModel;
  private final SaveChooser chooser;
  private final List<ReferenceMachines.Reference> references;
  private final Texts texts;
  private final BenchmarkWords words;
  private final BenchmarkCharts charts;
  private final FigureTable figures;
  private final VBox comparison = new VBox();
  private final Label loadSummary = wrapped("benchmark-load-summary");
  private final VBox content = new VBox();

  /**
   * Makes the page and shows what is stored.
   *
   * @param viewModel its state
   * @param chooser asks where to export to
   * @param references computers to compare with
   * @param texts words
   */
  public BenchmarkView(
      BenchmarkViewModel viewModel,
      SaveChooser chooser,
      List<ReferenceMachines.Reference> references,
      Texts texts) {
    this.viewModel = viewModel;
    this.chooser = chooser;
    this.references = List.copyOf(references);
    this.texts = texts;
    words = new BenchmarkWords(texts);
    charts = new BenchmarkCharts(texts, words);
    figures = new FigureTable(texts, words);
    getStyleClass().add("benchmark-view");
    setTop(new VBox(headline(), state(), actions()));
    setCenter(scrolling());
    viewModel.storedProperty().subscribe(this::show);
    viewModel
        .live()
        .addListener(
            (ListChangeListener<LoadRun.Window>)
                change -> {
                  if (!viewModel.live().isEmpty()) {
                    charts.showLoad(viewModel.live());
                  }
                });
    viewModel.open();
  }

  private static Label wrapped(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    return label;
  }

  private Node headline() {
    Label verdict = wrapped("benchmark-verdict");
    verdict.getStyleClass().add("benchmark-verdict");
    verdict
        .textProperty()
        .bind(viewModel.storedProperty().map(all -> words.verdict(Verdict.of(all.runs()))));
    Label under = wrapped("benchmark-conditions");
    under.getStyleClass().add("benchmark-muted");
    under.textProperty().bind(viewModel.storedProperty().map(this::conditions));
    Label loaded = wrapped("benchmark-under-load");
    loaded.getStyleClass().add(Styles.WARNING);
    loaded
        .textProperty()
        .bind(
            viewModel
                .storedProperty()
                .map(all -> newest(all).map(run -> words.loaded(run.conditions())).orElse("")));
    shownWithText(loaded);
    VBox box = new VBox(verdict, under, loaded);
    box.getStyleClass().add("benchmark-header");
    return box;
  }

  private String conditions(RunHistory.Stored all) {
    return newest(all).map(words::conditions).orElse(texts.get("benchmark.verdict.how"));
  }

  private static Optional<BenchmarkRun> newest(RunHistory.Stored all) {
    return all.runs().isEmpty() ? Optional.empty() : Optional.of(all.runs().getLast());
  }

  private static void shownWithText(Label label) {
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }

  private Node progress() {
    ProgressBar bar = new ProgressBar();
    bar.setId("benchmark-progress");
    bar.setAccessibleText(texts.get("benchmark.progress"));
    bar.progressProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> viewModel.stepProperty().get().map(step -> step.share()).orElse(-1.0),
                viewModel.stepProperty()));
    Label step = new Label();
    step.setId("benchmark-step");
    step.textProperty()
        .bind(
            viewModel
                .stepProperty()
                .map(now -> now.map(words::step).orElse(texts.get("benchmark.step.begin"))));
    Button cancel = button("benchmark-cancel", "action.cancel", Material2AL.CLOSE);
    cancel.setOnAction(e -> viewModel.cancel());
    HBox progress = new HBox(bar, step, cancel);
    progress.getStyleClass().add("benchmark-row");
    progress.setAlignment(Pos.CENTER_LEFT);
    progress.visibleProperty().bind(viewModel.runningProperty());
    progress.managedProperty().bind(viewModel.runningProperty());
    return progress;
  }

  /** Progress, what went wrong, and what was written. */
  private Node state() {
    Label problem = wrapped("benchmark-problem");
    problem.getStyleClass().add(Styles.DANGER);
    problem.textProperty().bind(viewModel.problemProperty().map(what -> what.orElse("")));
    shownWithText(problem);
    Label written = wrapped("benchmark-written");
    written
        .textProperty()
        .bind(
            viewModel
                .writtenProperty()
                .map(file -> file.map(at -> texts.format("benchmark.written", at)).orElse("")));
    shownWithText(written);
    VBox box = new VBox(progress(), problem, written);
    box.getStyleClass().add("benchmark-state");
    return box;
  }

  private Button button(String id, String key, Ikon icon) {
    Button button = new Button(texts.get(key), Icons.of(icon, "button-icon"));
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private Node actions() {
    ObservableValue<Boolean> busy = viewModel.runningProperty();
    Button run = button("benchmark-run", "benchmark.run", Material2MZ.PLAY_ARROW);
    run.setDefaultButton(true);
    run.disableProperty().bind(busy);
    run.setOnAction(e -> viewModel.start());
    ChoiceBox<Integer> minutes = new ChoiceBox<>(FXCollections.observableArrayList(MINUTES));
    minutes.setId("benchmark-minutes");
    minutes.setValue(MINUTES.get(1));
    minutes.setAccessibleText(texts.get("benchmark.minutes"));
    minutes.disableProperty().bind(busy);
    Button load = button("benchmark-load-run", "benchmark.load", Material2MZ.TIMER);
    load.disableProperty().bind(busy);
    load.setOnAction(e -> viewModel.startLoad(minutes.getValue()));
    Button best = button("benchmark-best", "benchmark.best", Material2MZ.SPEED);
    best.disableProperty().bind(busy);
    best.setOnAction(e -> viewModel.useBest());
    FlowPane box =
        new FlowPane(run, load, minutes, new Label(texts.get("benchmark.minutes")), best, undo());
    box.getChildren().addAll(exports());
    box.getStyleClass().add("benchmark-row");
    Label settings = wrapped("benchmark-settings");
    settings.getStyleClass().add("benchmark-muted");
    settings.textProperty().bind(viewModel.settingsProperty().map(this::settings));
    VBox all = new VBox(box, settings);
    all.getStyleClass().add("benchmark-actions");
    return all;
  }

  private Button undo() {
    Button undo = button("benchmark-undo", "benchmark.undo", Material2MZ.UNDO);
    undo.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    viewModel.runningProperty().get()
                        || !viewModel.settingsProperty().get().undoable(),
                viewModel.runningProperty(),
                viewModel.settingsProperty()));
    undo.setOnAction(e -> viewModel.undo());
    return undo;
  }

  private List<Node> exports() {
    Button csv = button("benchmark-csv", "benchmark.export.csv", Material2AL.GET_APP);
    csv.setOnAction(e -> export(BenchmarkViewModel.Export.CSV));
    Button json = button("benchmark-json", "benchmark.export.json", Material2AL.GET_APP);
    json.setOnAction(e -> export(BenchmarkViewModel.Export.JSON));
    Button png = button("benchmark-png", "benchmark.export.png", Material2AL.IMAGE);
    png.setOnAction(e -> exportPicture());
    for (Button button : List.of(csv, json, png)) {
      button.disableProperty().bind(viewModel.storedProperty().map(all -> all.runs().isEmpty()));
    }
    return List.of(csv, json, png);
  }

  private void export(BenchmarkViewModel.Export form) {
    chooser
        .file(texts.get("benchmark.export.title"), "benchmark" + form.ending())
        .ifPresent(file -> viewModel.export(file, form));
  }

  /** The picture shows the whole content, also what is scrolled out of sight. */
  private void exportPicture() {
    chooser
        .file(texts.get("benchmark.export.title"), "benchmark.png")
        .ifPresent(file -> viewModel.write(file, picture()));
  }

  /** Returns the content as a PNG file. */
  byte[] picture() {
    BufferedImage pixels = SwingFXUtils.fromFXImage(content.snapshot(null, null), null);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(pixels, "png", bytes);
    } catch (IOException impossible) {
      throw new IllegalStateException("Memory refused a picture", impossible);
    }
    return bytes.toByteArray();
  }

  private String settings(BenchmarkDesk.Settings settings) {
    return settings
        .plan()
        .map(
            plan ->
                texts.format(
                    "benchmark.settings",
                    plan.workers(),
                    plan.inferenceThreads(),
                    plan.photosAtOnce(),
                    settings.times().orElse(1)))
        .orElse(texts.get("benchmark.settings.none"));
  }

  private Node grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("benchmark-charts");
    ColumnConstraints half = new ColumnConstraints();
    half.setPercentWidth(50);
    grid.getColumnConstraints().setAll(half, half);
    int at = 0;
    for (Node chart : charts.all()) {
      GridPane.setHgrow(chart, Priority.ALWAYS);
      grid.add(chart, at % 2, at / 2);
      at++;
    }
    return grid;
  }

  private Node scrolling() {
    content
        .getChildren()
        .setAll(
            heading("benchmark.figures"),
            figures,
            heading("benchmark.comparison"),
            comparison,
            heading("benchmark.charts"),
            loadSummary,
            grid());
    content.getStyleClass().add("benchmark-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setId("benchmark-scroll");
    scroll.getStyleClass().add("benchmark-scroll");
    scroll
        .visibleProperty()
        .bind(
            viewModel
                .storedProperty()
                .map(all -> !all.runs().isEmpty() || !all.loads().isEmpty())
                .flatMap(
                    any ->
                        Bindings.createBooleanBinding(
                            () -> any || !viewModel.live().isEmpty(), viewModel.live())));
    return scroll;
  }

  private Label heading(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("benchmark-heading");
    return label;
  }

  private void show(RunHistory.Stored all) {
    newest(all)
        .ifPresent(
            run -> {
              figures.show(run);
              charts.show(all.runs());
              comparison
                  .getChildren()
                  .setAll(references.stream().map(it -> compare(run, it)).toList());
            });
    loadSummary.setText(
        all.latestLoad().map(words::steadiness).orElse(texts.get("benchmark.load.none")));
    all.latestLoad().ifPresent(load -> charts.showLoad(load.windows()));
  }

  private Node compare(BenchmarkRun run, ReferenceMachines.Reference reference) {
    BenchmarkRun other = reference.run();
    Label line = new Label();
    line.setWrapText(true);
    boolean isSame = run.photos().source() == other.photos().source();
    line.setText(
        isSame
            ? texts.format(
                "benchmark.compared",
                reference.name(),
                run.latency().median().value(),
                other.latency().median().value(),
                run.photosPerSecond().value(),
                other.photosPerSecond().value(),
                other.model().toString(),
                words.loaded(other.conditions()))
            : texts.get("benchmark.compared.not"));
    return line;
  }
}
