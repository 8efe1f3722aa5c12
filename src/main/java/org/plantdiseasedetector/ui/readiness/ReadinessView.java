package org.plantdiseasedetector.ui.readiness;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.readiness.ReadinessReport;
import org.plantdiseasedetector.readiness.ReportChanges;
import org.plantdiseasedetector.readiness.State;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** The readiness panel: answer of the whole, sections, rows, details of a row. */
public final class ReadinessView extends BorderPane {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
          .withLocale(Locale.UK)
          .withZone(ZoneId.systemDefault());

  private final ReadinessViewModel viewModel;
  private final Texts texts;

  /**
   * Makes the panel and shows the last report.
   *
   * @param viewModel its state
   * @param sections names of the sections, in order
   * @param texts words
   */
  public ReadinessView(ReadinessViewModel viewModel, List<String> sections, Texts texts) {
    this.viewModel = viewModel;
    this.texts = texts;
    getStyleClass().add("readiness-view");
    setTop(new VBox(headline(), summary()));
    ScrollPane left = new ScrollPane(new SectionList(viewModel, sections, texts));
    left.setFitToWidth(true);
    left.getStyleClass().add("readiness-sections-scroll");
    setLeft(left);
    setCenter(rows());
    setRight(new DetailPane(viewModel, texts));
    viewModel.open();
  }

  private Node headline() {
    Label title = new Label();
    title.setId("readiness-headline");
    title.getStyleClass().add("readiness-headline");
    title
        .textProperty()
        .bind(Bindings.createStringBinding(this::verdict, viewModel.reportProperty()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    ProgressBar progress = new ProgressBar();
    progress.progressProperty().bind(viewModel.progressProperty());
    progress.visibleProperty().bind(viewModel.runningProperty());
    progress.setAccessibleText(texts.get("readiness.progress"));
    Button cancel =
        new Button(texts.get("action.cancel"), Icons.of(Material2AL.CLOSE, "button-icon"));
    cancel.setId("readiness-cancel");
    cancel.visibleProperty().bind(viewModel.runningProperty());
    cancel.setOnAction(e -> viewModel.cancel());
    Button run =
        new Button(texts.get("readiness.run-all"), Icons.of(Material2MZ.PLAY_ARROW, "button-icon"));
    run.setId("readiness-run-all");
    run.setMinWidth(USE_PREF_SIZE);
    run.setDefaultButton(true);
    run.disableProperty().bind(viewModel.runningProperty());
    run.setOnAction(e -> viewModel.runAll());
    HBox box = new HBox(title, gap, progress, cancel, run);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("readiness-header");
    return box;
  }

  private String verdict() {
    Optional<ReadinessReport> report = viewModel.reportProperty().get();
    if (report.isEmpty()) {
      return texts.get("readiness.verdict.open");
    }
    String words =
        switch (report.get().verdict()) {
          case READY -> texts.get("readiness.verdict.ready");
          case NOT_READY -> texts.get("readiness.verdict.not-ready");
          case COULD_NOT_CHECK -> texts.get("readiness.verdict.unknown");
        };
    return texts.format("readiness.verdict", words, Math.floor(report.get().score()));
  }

  private Node summary() {
    Label counts = new Label();
    counts.setWrapText(true);
    counts.setId("readiness-counts");
    counts.getStyleClass().add("readiness-summary");
    counts
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::summaryWords,
                viewModel.reportProperty(),
                viewModel.changesProperty(),
                viewModel.problemProperty()));
    return counts;
  }

  private String summaryWords() {
    Optional<String> problem = viewModel.problemProperty().get();
    if (problem.isPresent()) {
      return texts.format("readiness.problem", problem.get());
    }
    String counts = viewModel.reportProperty().get().map(this::counts).orElse("");
    return viewModel
        .changesProperty()
        .get()
        .map(changes -> counts + "  " + words(changes))
        .orElse(counts);
  }

  private String counts(ReadinessReport report) {
    return report.counts().entrySet().stream()
        .filter(count -> count.getValue() > 0)
        .map(count -> word(count.getKey(), count.getValue()))
        .collect(Collectors.joining(" · "));
  }

  private String word(State state, int count) {
    return texts.format("readiness.count", count, StateLook.word(Optional.of(state), texts));
  }

  private String words(ReportChanges changes) {
    return texts.format(
        "readiness.changes.since",
        changes.worse().size(),
        changes.better().size(),
        DAY.format(changes.since()));
  }

  private Node rows() {
    ListView<RowItem> list = new ListView<>(viewModel.rows());
    list.setId("readiness-rows");
    list.setCellFactory(view -> new RowCell(texts));
    list.setPlaceholder(new Label(texts.get("readiness.rows.none")));
    list.setAccessibleText(texts.get("readiness.rows"));
    list.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "readiness-rows");
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            item -> {
              if (item != null) {
                viewModel.selectedProperty().set(item);
              }
            });
    VBox.setVgrow(list, Priority.ALWAYS);
    return new VBox(search(), filters(), list);
  }

  private Node filters() {
    ToggleGroup group = new ToggleGroup();
    FlowPane box =
        new FlowPane(
            filter(group, RowFilter.BLOCKING, texts.get("readiness.filter.blocking")),
            filter(group, RowFilter.ALL, texts.get("readiness.filter.all")),
            filter(group, RowFilter.GOOD, texts.get("readiness.filter.good")),
            filter(group, RowFilter.NOT_APPLICABLE, texts.get("readiness.filter.not-applicable")));
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("readiness-filters");
    return box;
  }

  private Node search() {
    TextField search = new TextField();
    search.setId("readiness-search");
    search.setPromptText(texts.get("readiness.search"));
    search.setAccessibleText(texts.get("readiness.search"));
    search.textProperty().bindBidirectional(viewModel.searchProperty());
    HBox.setHgrow(search, Priority.ALWAYS);
    HBox line = new HBox(search);
    line.getStyleClass().add("readiness-search-line");
    return line;
  }

  private ToggleButton filter(ToggleGroup group, RowFilter filter, String words) {
    ToggleButton button = new ToggleButton(words);
    button.setId("readiness-filter-" + filter.name().toLowerCase(Locale.ROOT));
    button.setMinWidth(USE_PREF_SIZE);
    button.setToggleGroup(group);
    button.getStyleClass().add(Styles.SMALL);
    button.setSelected(viewModel.filterProperty().get() == filter);
    button.setOnAction(
        e -> {
          button.setSelected(true);
          viewModel.filterProperty().set(filter);
        });
    return button;
  }
}
