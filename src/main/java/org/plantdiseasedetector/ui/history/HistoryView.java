package org.plantdiseasedetector.ui.history;

import atlantafx.base.controls.CustomTextField;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.casebook.ExportFormat;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.ui.common.CasePictures;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.SaveChooser;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.report.ReportOpener;

/** The open history: search, filters, list, the chosen case, and what can be done with all. */
final class HistoryView extends BorderPane {

  private static final double LIST_SHARE = 0.42;

  private final HistoryViewModel viewModel;
  private final TasksViewModel tasks;
  private final Parts parts;
  private final Texts texts;
  private final ListView<CaseSummary> list = new ListView<>();
  private final StackPane middle = new StackPane();
  private final SplitPane work;
  private boolean selecting;

  /**
   * What the page shows.
   *
   * @param history the found cases
   * @param cases the shown case
   * @param tasks exports and the like
   * @param words cases in words
   * @param pictures of the cases
   * @param form what the form of details offers
   * @param chooser asks where exports and backups go
   * @param reports shows a report on cases
   * @param tools what else can be done, in the menu
   */
  record Parts(
      HistoryViewModel history,
      CaseViewModel cases,
      TasksViewModel tasks,
      CaseWords words,
      CasePictures pictures,
      DetailsForm.Parts form,
      SaveChooser chooser,
      ReportOpener reports,
      List<HistoryTool> tools) {}

  HistoryView(Parts parts) {
    this.viewModel = parts.history();
    this.tasks = parts.tasks();
    this.parts = parts;
    this.texts = parts.words().texts();
    setId("history-view");
    setTop(new VBox(searchRow(), new FilterBar(viewModel, parts.words()), message()));
    work = new SplitPane(listPane(), caseView());
    work.setDividerPositions(LIST_SHARE);
    work.getStyleClass().add("history-split");
    setCenter(middle);
    tasks.reportProperty().subscribe(this::showReport);
    // What was typed into a tool does not wait behind the lock.
    viewModel.vault().stateProperty().subscribe(this::showWork);
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                viewModel.refresh();
              }
            });
  }

  private Node searchRow() {
    CustomTextField search = new CustomTextField();
    search.setId("history-search");
    search.setLeft(Icons.of(Material2MZ.SEARCH, "button-icon"));
    search.setPromptText(texts.get("history.search"));
    search.setAccessibleText(texts.get("history.search"));
    search.textProperty().bindBidirectional(viewModel.textProperty());
    HBox.setHgrow(search, Priority.ALWAYS);
    Label count = new Label();
    count.setId("history-count");
    count.setMinWidth(USE_PREF_SIZE);
    count
        .textProperty()
        .bind(
            viewModel
                .totalProperty()
                .map(n -> n.intValue() < 0 ? "" : texts.format("history.count", n)));
    HBox row = new HBox(search, count, exports(), more());
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("search-row");
    return row;
  }

  private MenuButton exports() {
    MenuButton menu = new MenuButton(texts.get("history.export"));
    menu.setId("export");
    menu.setMinWidth(USE_PREF_SIZE);
    menu.disableProperty().bind(tasks.busyProperty());
    menu.getItems()
        .addAll(
            item("history.export.csv", "export-csv", () -> file(ExportFormat.CSV, "cases.csv")),
            item(
                "history.export.geojson",
                "export-geojson",
                () -> file(ExportFormat.GEOJSON, "cases.geojson")),
            item("history.export.photos", "export-photos", this::exportPhotos));
    return menu;
  }

  private MenuItem item(String key, String id, Runnable action) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setId(id);
    item.setOnAction(e -> action.run());
    return item;
  }

  private void file(ExportFormat format, String name) {
    Optional<Path> target = parts.chooser().file(texts.get("history.export"), name);
    target.ifPresent(path -> tasks.export(viewModel.query(), format, path));
  }

  private void exportPhotos() {
    parts
        .chooser()
        .folder(texts.get("history.export.photos.folder"))
        .ifPresent(
            folder ->
                tasks.export(
                    viewModel.query(), ExportFormat.PHOTOS, folder.resolve("cases-by-label")));
  }

  private MenuButton more() {
    MenuButton menu = new MenuButton("", Icons.of(Material2MZ.MORE_VERT, "button-icon"));
    menu.setId("history-more");
    menu.setAccessibleText(texts.get("history.more"));
    menu.disableProperty().bind(tasks.busyProperty());
    menu.getItems()
        .addAll(
            item("history.backup", "backup", tasks::backup),
            item("history.backup-to", "backup-to", this::backupTo),
            item("history.verify", "verify", tasks::verify),
            item("history.audit", "audit", tasks::audit),
            new SeparatorMenuItem());
    parts.tools().forEach(tool -> menu.getItems().add(item(tool)));
    menu.getItems()
        .addAll(
            new SeparatorMenuItem(),
            item("history.settings", "history-settings", this::showSettings));
    return menu;
  }

  private MenuItem item(HistoryTool tool) {
    return item(
        tool.textKey(), tool.id(), () -> middle.getChildren().setAll(tool.view(this::showWork)));
  }

  private void showWork() {
    middle.getChildren().setAll(work);
  }

  private void backupTo() {
    parts.chooser().folder(texts.get("history.backup-to.folder")).ifPresent(tasks::backup);
  }

  private Node message() {
    Label label = new Label();
    label.setId("history-message");
    label.setWrapText(true);
    label.textProperty().bind(tasks.messageProperty().map(told -> told.orElse("")));
    ProgressIndicator busy = new ProgressIndicator();
    busy.getStyleClass().add("vault-busy");
    busy.visibleProperty().bind(tasks.busyProperty());
    busy.managedProperty().bind(busy.visibleProperty());
    Label notices = new Label();
    notices.setId("history-notice");
    notices.setWrapText(true);
    notices.textProperty().bind(viewModel.vault().messageProperty().map(told -> told.orElse("")));
    Label problem = new Label();
    problem.setId("history-problem");
    problem.setWrapText(true);
    problem.getStyleClass().add("vault-message");
    problem.textProperty().bind(viewModel.problemProperty().map(told -> told.orElse("")));
    for (Label one : List.of(label, notices, problem)) {
      one.visibleProperty().bind(one.textProperty().isNotEmpty());
      one.managedProperty().bind(one.visibleProperty());
    }
    HBox row = new HBox(busy, label);
    row.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(row, notices, problem);
    box.getStyleClass().add("history-messages");
    return box;
  }

  private Node listPane() {
    list.setId("case-list");
    list.setItems(viewModel.found());
    list.setCellFactory(view -> new CaseCell(parts.words(), parts.pictures()));
    list.getStyleClass().add("photo-list");
    list.setAccessibleText(texts.get("history.list"));
    Label none = new Label();
    none.setWrapText(true);
    none.getStyleClass().add("card-none");
    none.textProperty()
        .bind(
            viewModel
                .textProperty()
                .map(
                    typed ->
                        typed.isBlank()
                            ? texts.get("history.none")
                            : texts.get("history.none-found")));
    list.setPlaceholder(none);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null && !selecting) {
                viewModel.show(chosen.number());
              }
            });
    // The list itself has to have seen the change, so this is no invalidation listener.
    viewModel.found().addListener((ListChangeListener<CaseSummary>) change -> reselect());
    viewModel.shownProperty().subscribe(shown -> reselect());
    return list;
  }

  /** The list is filled anew by each search; the shown case stays chosen if it is still there. */
  private void reselect() {
    PlantCase shown = viewModel.shownProperty().get();
    selecting = true;
    list.getSelectionModel().clearSelection();
    if (shown != null) {
      for (int i = 0; i < viewModel.found().size(); i++) {
        if (viewModel.found().get(i).number() == shown.number()) {
          list.getSelectionModel().select(i);
          break;
        }
      }
    }
    selecting = false;
  }

  private Node caseView() {
    return new CaseView(
        viewModel, parts.cases(), parts.words(), parts.pictures(), parts.form(), parts.reports());
  }

  private void showReport(Optional<TasksViewModel.Report> report) {
    middle
        .getChildren()
        .setAll(
            report
                .<Node>map(read -> new ReportView(read, texts, parts.words(), tasks::closeReport))
                .orElse(work));
  }

  private void showSettings() {
    middle.getChildren().setAll(new HistorySettingsView(viewModel.vault(), texts, this::showWork));
  }
}
