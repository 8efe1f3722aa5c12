package org.plantdiseasedetector.ui.adapter;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.adaptation.Adapter;
import org.plantdiseasedetector.adaptation.LearningCurve;
import org.plantdiseasedetector.adaptation.Proof;
import org.plantdiseasedetector.adaptation.Refit;
import org.plantdiseasedetector.casebook.AdapterDesk;

/** The page on which the model learns: which adapter is on, learn, and what that is worth. */
public final class AdapterView extends ScrollPane {

  private static final double SPACING = 14;
  private static final double CHART_HEIGHT = 220;

  private final AdapterViewModel viewModel;
  private final AdapterWords words;
  private final VBox choices = new VBox(6);
  private final VBox outcome = new VBox(SPACING);
  private final Label next = wrapped("adapter-next");

  /**
   * Makes the page.
   *
   * @param viewModel its state
   * @param words puts it into words
   */
  AdapterView(AdapterViewModel viewModel, AdapterWords words) {
    this.viewModel = viewModel;
    this.words = words;
    setId("adapter-page");
    setFitToWidth(true);
    VBox content = new VBox(SPACING);
    content.getStyleClass().add("adapter-content");
    content
        .getChildren()
        .addAll(
            heading("adapter.title"),
            plain("adapter.what"),
            choices,
            actions(),
            problem(),
            outcome,
            heading("adapter.next.title"),
            next);
    setContent(content);
    viewModel.shownProperty().subscribe(this::showAdapters);
    viewModel.foundProperty().subscribe(this::showFound);
  }

  private Node actions() {
    Button learn = new Button(text("adapter.learn"));
    learn.setId("adapter-learn");
    learn.getStyleClass().add(Styles.ACCENT);
    learn.disableProperty().bind(viewModel.busyProperty());
    learn.setOnAction(e -> viewModel.fit());
    ProgressBar progress = new ProgressBar();
    progress.setAccessibleText(text("adapter.progress"));
    progress.progressProperty().bind(viewModel.progressProperty());
    progress.visibleProperty().bind(viewModel.busyProperty());
    Button cancel = new Button(text("action.cancel"));
    cancel.setId("adapter-cancel");
    cancel.visibleProperty().bind(viewModel.busyProperty());
    cancel.setOnAction(e -> viewModel.cancel());
    HBox box = new HBox(SPACING, learn, progress, cancel);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private Node problem() {
    Label problem = wrapped("adapter-problem");
    problem.getStyleClass().add(Styles.DANGER);
    problem.textProperty().bind(viewModel.problemProperty());
    problem.managedProperty().bind(viewModel.problemProperty().isNotEmpty());
    return problem;
  }

  private void showAdapters(AdapterViewModel.Shown shown) {
    choices.getChildren().clear();
    ToggleGroup group = new ToggleGroup();
    choices.getChildren().add(choice(group, 0, text("adapter.off"), shown.active()));
    for (Adapter adapter : shown.adapters().reversed()) {
      choices
          .getChildren()
          .add(choice(group, adapter.number(), words.adapter(adapter), shown.active()));
    }
    if (shown.others()) {
      choices.getChildren().add(plain("adapter.others"));
    }
    next.setText(
        shown.next().isEmpty()
            ? text("adapter.next.none")
            : words
                .texts()
                .format(
                    "adapter.next",
                    shown.next().stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }

  private RadioButton choice(ToggleGroup group, int number, String name, int active) {
    RadioButton button = new RadioButton(name);
    button.setId("adapter-choice-" + number);
    button.setWrapText(true);
    button.setToggleGroup(group);
    button.setSelected(number == active);
    button.disableProperty().bind(viewModel.busyProperty());
    button.setOnAction(e -> viewModel.choose(number));
    return button;
  }

  private void showFound(Optional<AdapterDesk.Found> found) {
    outcome.getChildren().clear();
    if (found.isEmpty()) {
      return;
    }
    Optional<Refit.Result> result = found.get().result();
    if (result.isEmpty()) {
      outcome.getChildren().add(plain("adapter.doubt.no-cases"));
      return;
    }
    Proof proof = result.get().proof();
    outcome.getChildren().addAll(heading("adapter.proof.title"), table(proof), verdict(proof));
    if (!found.get().curve().points().isEmpty()) {
      outcome.getChildren().add(curve(found.get().curve()));
    }
    if (!result.get().suspects().isEmpty()) {
      outcome.getChildren().add(heading("adapter.suspects.title"));
      result.get().suspects().forEach(one -> outcome.getChildren().add(line(words.suspect(one))));
    }
  }

  private Node verdict(Proof proof) {
    VBox box = new VBox(6);
    box.setId("adapter-verdict");
    if (proof.isOffered()) {
      Button accept = new Button(text("adapter.accept"));
      accept.setId("adapter-accept");
      accept.getStyleClass().add(Styles.SUCCESS);
      accept.disableProperty().bind(viewModel.busyProperty());
      accept.setOnAction(e -> viewModel.accept());
      box.getChildren().addAll(plain("adapter.offered"), accept);
    } else {
      box.getChildren().add(plain("adapter.not-offered"));
      proof.doubts().forEach(doubt -> box.getChildren().add(line("• " + words.doubt(doubt))));
    }
    return box;
  }

  private Node table(Proof proof) {
    GridPane table = new GridPane(24, 4);
    table.setId("adapter-table");
    ColumnConstraints grow = new ColumnConstraints();
    grow.setHgrow(Priority.SOMETIMES);
    table.getColumnConstraints().add(grow);
    List<List<String>> rows = rows(proof);
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < rows.get(r).size(); c++) {
        Label cell = new Label(rows.get(r).get(c));
        cell.getStyleClass().add(r == 0 ? Styles.TEXT_BOLD : Styles.TEXT_NORMAL);
        table.add(cell, c, r);
      }
    }
    return table;
  }

  private List<List<String>> rows(Proof proof) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            words.texts().format("adapter.table.photos", proof.photos(), proof.plants()),
            text("adapter.table.before"),
            text("adapter.table.after")));
    rows.add(
        List.of(
            text("adapter.table.accuracy"),
            AdapterWords.estimate(proof.accuracyBefore()),
            AdapterWords.estimate(proof.accuracyAfter())));
    rows.add(
        List.of(
            text("adapter.table.macro"),
            AdapterWords.estimate(proof.macroBefore()),
            AdapterWords.estimate(proof.macroAfter())));
    for (Proof.OfClass one : proof.classes()) {
      rows.add(
          List.of(
              words
                  .texts()
                  .format("adapter.table.class", words.names().apply(one.label()), one.photos()),
              AdapterWords.tenths(100 * one.before()),
              AdapterWords.tenths(100 * one.after())));
    }
    rows.add(
        List.of(
            words.texts().format("adapter.table.references", proof.references()),
            AdapterWords.tenths(100 * proof.referencesBefore()),
            AdapterWords.tenths(100 * proof.referencesAfter())));
    return rows;
  }

  private Node curve(LearningCurve curve) {
    NumberAxis photos = new NumberAxis();
    photos.setLabel(text("adapter.curve.photos"));
    photos.setForceZeroInRange(true);
    NumberAxis share = new NumberAxis(0, 100, 20);
    share.setLabel(text("adapter.curve.macro"));
    LineChart<Number, Number> chart = new LineChart<>(photos, share);
    chart.setId("adapter-curve");
    chart.setTitle(text("adapter.curve.title"));
    chart.setLegendVisible(false);
    chart.setAnimated(false);
    chart.setPrefHeight(CHART_HEIGHT);
    XYChart.Series<Number, Number> series = new XYChart.Series<>();
    for (LearningCurve.Point point : curve.points()) {
      series.getData().add(new XYChart.Data<>(point.perClass(), 100 * point.macroF1()));
    }
    chart.getData().add(series);
    chart.setAccessibleText(
        curve.points().stream()
            .map(p -> p.perClass() + ": " + AdapterWords.tenths(100 * p.macroF1()))
            .collect(Collectors.joining("; ", text("adapter.curve.title") + ". ", "")));
    return chart;
  }

  private String text(String key) {
    return words.texts().get(key);
  }

  private Label heading(String key) {
    Label label = line(text(key));
    label.getStyleClass().add(Styles.TITLE_4);
    return label;
  }

  private Label plain(String key) {
    return line(text(key));
  }

  private static Label line(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    return label;
  }

  private static Label wrapped(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    return label;
  }
}
