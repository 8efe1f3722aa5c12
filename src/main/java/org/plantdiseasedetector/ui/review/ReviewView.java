package org.plantdiseasedetector.ui.review;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.ui.common.CasePictures;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.picker.ClassPickerPane;
import org.plantdiseasedetector.ui.picker.ClassPickerViewModel;

/** The review page: cases as a grid of photos, labelled with the keyboard. */
public final class ReviewView extends StackPane {

  /** Two lines, always, so that the grid does not jump. */
  private static final double LINE_HEIGHT = 40;

  private final ReviewViewModel viewModel;
  private final Texts texts;
  private final ReviewWords words;
  private final PhotoGrid grid;
  private final LargePhotoPane photo;
  private final ClassPickerPane pickerPane;
  private final ReviewerPane reviewerPane;
  private final StackPane shade = new StackPane();

  /**
   * Makes the page.
   *
   * @param viewModel its state
   * @param pictures loads the photos
   * @param words words of cases and labels
   * @param names the classes that can be chosen
   */
  public ReviewView(
      ReviewViewModel viewModel, CasePictures pictures, ReviewWords words, DiseaseNames names) {
    this.viewModel = viewModel;
    this.texts = words.texts();
    this.words = words;
    grid = new PhotoGrid(viewModel, words, pictures);
    photo = new LargePhotoPane(viewModel, words, pictures, texts);
    pickerPane =
        new ClassPickerPane(
            ClassPickerViewModel.of(names.classes(), names, words.presenter()::className),
            words.presenter()::className,
            texts,
            chosen -> viewModel.label(new ReviewAction.Correct(chosen)));
    reviewerPane = new ReviewerPane(viewModel, texts);
    setId("review");
    shade.getStyleClass().add("review-shade");
    pickerPane.getStyleClass().setAll("review-dialog");
    shade.getChildren().addAll(pickerPane, reviewerPane);
    BorderPane page = new BorderPane(new StackPane(grid, photo));
    page.setTop(new VBox(toolBar(), problem()));
    page.setBottom(details());
    getChildren().addAll(page, shade);
    viewModel.historyProperty().subscribe(pictures::use);
    viewModel.onLabelled(pictures::replace);
    viewModel.dialogProperty().subscribe(this::show);
    addEventFilter(KeyEvent.KEY_PRESSED, new ReviewKeys(viewModel, grid, photo)::pressed);
    // Labels may have been changed on another page meanwhile.
    sceneProperty().subscribe((before, now) -> comeBack(before == null));
  }

  private void comeBack(boolean shownAgain) {
    if (shownAgain) {
      viewModel.reload();
      grid.requestFocus();
    }
  }

  private void show(ReviewDialog dialog) {
    boolean large = dialog == ReviewDialog.PHOTO;
    boolean over = dialog == ReviewDialog.CLASS || dialog == ReviewDialog.REVIEWER;
    if (!over) {
      photo.setVisible(large);
    }
    shade.setVisible(over);
    setShown(pickerPane, dialog == ReviewDialog.CLASS);
    setShown(reviewerPane, dialog == ReviewDialog.REVIEWER);
    switch (dialog) {
      case CLASS -> pickerPane.start(viewModel.machineClasses());
      case REVIEWER -> reviewerPane.start(viewModel.reviewerOrSuggestion());
      case NONE, PHOTO -> grid.requestFocus();
    }
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private HBox toolBar() {
    ComboBox<ReviewFilter> filter = new ComboBox<>();
    filter.setId("review-filter");
    filter.getItems().setAll(ReviewFilter.values());
    filter.setConverter(new FilterWords());
    filter.setAccessibleText(texts.get("review.filter"));
    filter.valueProperty().bindBidirectional(viewModel.filterProperty());
    filter.setOnHidden(e -> grid.requestFocus());
    Label count = new Label();
    count.setId("review-count");
    count.getStyleClass().add("list-count");
    viewModel.revisionProperty().subscribe(revision -> count.setText(countWords()));
    ProgressIndicator busy = new ProgressIndicator();
    busy.getStyleClass().add("status-busy");
    busy.visibleProperty().bind(viewModel.busy());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button undo = button("undo", "review.undo", Material2MZ.UNDO, viewModel::undo);
    undo.disableProperty().bind(not(viewModel.undoableProperty()));
    Button redo = button("redo", "review.redo", Material2MZ.REDO, viewModel::redo);
    redo.disableProperty().bind(not(viewModel.redoableProperty()));
    Button who =
        button("reviewer-ask", "review.reviewer", Material2MZ.PERSON, viewModel::askReviewer);
    HBox bar = new HBox(filter, count, busy, gap, undo, redo, who);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("review-bar");
    return bar;
  }

  private static ObservableValue<Boolean> not(ObservableValue<Boolean> value) {
    return value.map(is -> !is);
  }

  private Button button(String id, String key, Ikon icon, Runnable action) {
    Button button = new Button(texts.get(key), Icons.of(icon, "button-icon"));
    button.setId(id);
    button.getStyleClass().add(Styles.FLAT);
    button.setFocusTraversable(false);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(texts.get(key)));
    button.setOnAction(e -> action.run());
    return button;
  }

  private String countWords() {
    int chosen = viewModel.selection().count();
    int all = viewModel.cases().size();
    return chosen > 1
        ? texts.format("review.count.chosen", all, chosen)
        : texts.format("review.count", all);
  }

  private Label problem() {
    Label problem = new Label();
    problem.setId("review-problem");
    problem.setWrapText(true);
    problem.setMaxWidth(Double.MAX_VALUE);
    problem.setGraphic(Icons.of(Material2AL.ERROR, "notice-icon"));
    problem.getStyleClass().addAll("notice", "notice-error");
    problem.textProperty().bind(viewModel.problemProperty());
    viewModel.problemProperty().subscribe(text -> setShown(problem, !text.isEmpty()));
    return problem;
  }

  private VBox details() {
    Label line = new Label();
    line.setId("review-line");
    line.setWrapText(true);
    line.setMinHeight(LINE_HEIGHT);
    line.setMaxHeight(LINE_HEIGHT);
    line.setAlignment(Pos.TOP_LEFT);
    viewModel
        .currentProperty()
        .subscribe(
            of -> {
              line.setText(of.map(words::line).orElse(""));
              // The grid holds the focus, so its text is what a screen reader says of the cursor.
              grid.setAccessibleText(of.map(words::line).orElse(texts.get("review.accessible")));
            });
    Label said = new Label();
    said.setId("review-said");
    said.textProperty().bind(viewModel.saidProperty());
    said.getStyleClass().add("review-said");
    Label keys = new Label(texts.get("review.keys"));
    keys.setWrapText(true);
    keys.setMinHeight(Region.USE_PREF_SIZE);
    keys.getStyleClass().add("review-keys");
    VBox box = new VBox(line, said, keys);
    box.getStyleClass().add("review-details");
    return box;
  }

  /** Words of the filters. */
  private final class FilterWords extends StringConverter<ReviewFilter> {

    @Override
    public String toString(ReviewFilter filter) {
      return switch (filter) {
        case OPEN_FIRST -> texts.get("review.filter.open-first");
        case UNLABELLED -> texts.get("review.filter.unlabelled");
        case NOT_SURE -> texts.get("review.filter.not-sure");
        case NEWEST_FIRST -> texts.get("review.filter.newest-first");
      };
    }

    @Override
    public ReviewFilter fromString(String text) {
      throw new UnsupportedOperationException("The filter is chosen, not typed");
    }
  }
}
