package org.plantdiseasedetector.ui.history;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.MachineLabel;
import org.plantdiseasedetector.history.PhotoRole;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.ui.common.CasePictures;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.picker.ClassPickerPane;
import org.plantdiseasedetector.ui.report.ReportOpener;

/** The shown case: photos, what the machine and what a person says, and the details. */
final class CaseView extends StackPane {

  private static final double PHOTO_SIDE = 200;
  private static final int NAME_COLUMNS = 9;

  private final CaseViewModel viewModel;
  private final CaseWords words;
  private final CasePictures pictures;
  private Subscription wishes = Subscription.EMPTY;
  private final DetailsForm.Parts form;
  private final Texts texts;
  private final ReportOpener reports;
  private final VBox column = new VBox();
  private final Label problem = label("", "vault-message");
  private final ClassPickerPane picker;
  private @Nullable PlantCase shown;

  CaseView(
      HistoryViewModel history,
      CaseViewModel viewModel,
      CaseWords words,
      CasePictures pictures,
      DetailsForm.Parts form,
      ReportOpener reports) {
    this.viewModel = viewModel;
    this.words = words;
    this.pictures = pictures;
    this.form = form;
    this.texts = form.texts();
    this.reports = reports;
    problem.setId("case-problem");
    problem.textProperty().bind(viewModel.problemProperty().map(told -> told.orElse("")));
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    picker = new ClassPickerPane(viewModel.picker(), words::className, texts, this::correct);
    column.getStyleClass().add("case-column");
    column.setId("case");
    ScrollPane scroll = new ScrollPane(column);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("vault-scroll");
    getChildren().add(scroll);
    setMinWidth(0);
    history.shownProperty().subscribe(this::show);
    viewModel.editingProperty().subscribe(editing -> show(shown));
  }

  private static Label label(String text, String... styleClasses) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  private void show(@Nullable PlantCase of) {
    shown = of;
    picker.setVisible(false);
    if (of == null) {
      column.getChildren().setAll(label(texts.get("case.none"), "card-none"));
    } else {
      column
          .getChildren()
          .setAll(
              label(texts.format("case.title", of.number()), "section-title"),
              photos(of),
              labels(of),
              actions(of),
              picker,
              problem,
              viewModel.editingProperty().get() ? editor() : details(of));
    }
  }

  private Node photos(PlantCase of) {
    FlowPane row = new FlowPane();
    row.getStyleClass().add("case-photos");
    wishes.unsubscribe();
    wishes = Subscription.EMPTY;
    for (CasePhoto photo : of.photos()) {
      ImageView view = new ImageView();
      view.setFitWidth(PHOTO_SIDE);
      view.setFitHeight(PHOTO_SIDE);
      view.setPreserveRatio(true);
      view.setAccessibleText(texts.format("card.photo.accessible", photo.fileName()));
      Label none = label(texts.get("case.photo.unreadable"), "photo-line");
      none.setVisible(false);
      wishes =
          wishes.and(
              pictures.photo(
                  of,
                  photo,
                  PhotoRole.ORIGINAL,
                  image -> {
                    view.setImage(image.orElse(null));
                    none.setVisible(image.isEmpty());
                  }));
      StackPane frame = new StackPane(none, view);
      frame.setAlignment(Pos.CENTER_LEFT);
      row.getChildren().add(new VBox(frame, label(photo.fileName(), "photo-line")));
    }
    return row;
  }

  private Node labels(PlantCase of) {
    VBox machine = new VBox(label(texts.get("case.machine"), "field-label"));
    machine.setId("machine-label");
    MachineLabel said = of.machine();
    machine.getChildren().add(label(words.outcome(said.outcome()), "label-word"));
    words.candidates(said).forEach(line -> machine.getChildren().add(label(line)));
    of.severityPercent()
        .ifPresent(
            percent ->
                machine.getChildren().add(label(texts.format("case.severity", percent / 100))));
    machine.getChildren().add(label(words.model(said), "photo-line"));
    VBox human = new VBox(label(texts.get("case.person"), "field-label"));
    human.setId("human-label");
    human.getChildren().add(label(words.human(of), "label-word"));
    of.human().ifPresent(l -> human.getChildren().add(label(words.who(l), "photo-line")));
    HBox row = new HBox(machine, human);
    for (VBox box : List.of(machine, human)) {
      box.getStyleClass().add("label-box");
      box.prefWidthProperty().bind(row.widthProperty().divide(2));
    }
    row.getStyleClass().add("label-row");
    return row;
  }

  private Node actions(PlantCase of) {
    Button confirm = button("case.confirm", "confirm", viewModel::confirm);
    confirm.setDisable(of.machine().top().isEmpty());
    Button correct = button("case.correct", "correct", this::openPicker);
    Button notSure = button("case.not-sure", "not-sure", viewModel::notSure);
    TextField who = new TextField();
    who.setId("who");
    who.setPrefColumnCount(NAME_COLUMNS);
    who.setAccessibleText(texts.get("case.who"));
    who.textProperty().bindBidirectional(viewModel.whoProperty());
    Label by = new Label(texts.get("case.who"));
    by.setLabelFor(who);
    HBox person = new HBox(by, who);
    person.setAlignment(Pos.CENTER_LEFT);
    person.getStyleClass().add("vault-row");
    Button report =
        button(
            "case.report",
            "report",
            () -> reports.open(getScene().getWindow(), List.of(of.number())));
    FlowPane row = new FlowPane(confirm, correct, notSure, person, report);
    row.getStyleClass().add("case-actions");
    row.setAlignment(Pos.CENTER_LEFT);
    picker.managedProperty().bind(picker.visibleProperty());
    return row;
  }

  private Button button(String key, String id, Runnable action) {
    Button button = new Button(texts.get(key));
    button.setId(id);
    button.setOnAction(e -> action.run());
    return button;
  }

  private void openPicker() {
    picker.setVisible(!picker.isVisible());
    if (picker.isVisible()) {
      picker.start(viewModel.machineClasses());
    }
  }

  private void correct(ClassId classId) {
    picker.setVisible(false);
    viewModel.correct(classId);
  }

  private Node details(PlantCase of) {
    VBox lines = new VBox();
    lines.setId("case-details");
    lines.getStyleClass().add("case-details");
    words.details(of).forEach(line -> lines.getChildren().add(label(line)));
    Button edit = button("case.edit", "edit", viewModel::edit);
    edit.getStyleClass().add(Styles.SMALL);
    lines.getChildren().add(edit);
    return lines;
  }

  private Node editor() {
    Button keep = button("case.keep", "keep", viewModel::keep);
    keep.getStyleClass().add(Styles.ACCENT);
    HBox buttons = new HBox(keep, button("action.cancel-save", "give-up", viewModel::giveUp));
    buttons.getStyleClass().add("vault-row");
    VBox box = new VBox(new DetailsForm(viewModel.draft(), form), buttons);
    box.getStyleClass().add("case-details");
    return box;
  }
}
