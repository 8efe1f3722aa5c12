package org.plantdiseasedetector.ui.history;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.material2.Material2AL;
import org.plantdiseasedetector.history.CaseIndex;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.PhotoRole;
import org.plantdiseasedetector.history.SimilarCase;
import org.plantdiseasedetector.ui.common.CasePictures;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.vault.BookAccess;

/**
 * Past cases beside a diagnosis: picture, what a person said, when and where; takes no room else.
 */
final class SimilarBox extends VBox {

  private static final double SIDE = 56;

  private final CaseWords words;
  private final CasePictures pictures;
  private final CaseLink link;
  private final VBox rows = new VBox();
  private Subscription wishes = Subscription.EMPTY;

  SimilarBox(SimilarViewModel viewModel, CaseWords words, CasePictures pictures, CaseLink link) {
    this.words = words;
    this.pictures = pictures;
    this.link = link;
    setId("similar-cases");
    getStyleClass().add("similar-cases");
    Label title = new Label(words.texts().get("similar.title"));
    title.getStyleClass().add("section-title");
    Label problem = wrapped("", "vault-message");
    problem.setId("similar-problem");
    problem.textProperty().bind(viewModel.problemProperty().map(told -> told.orElse("")));
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    rows.getStyleClass().add("similar-rows");
    getChildren().addAll(title, rows, problem);
    visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    !viewModel.foundProperty().get().isEmpty()
                        || viewModel.problemProperty().get().isPresent(),
                viewModel.foundProperty(),
                viewModel.problemProperty()));
    managedProperty().bind(visibleProperty());
    viewModel.foundProperty().subscribe(this::show);
    // Cases can have been labelled on another page meanwhile.
    sceneProperty()
        .subscribe(
            (before, scene) -> {
              if (before == null && scene != null) {
                viewModel.refresh();
              }
            });
  }

  private static Label wrapped(String text, String styleClass) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    return label;
  }

  private void show(List<SimilarCase> found) {
    wishes.unsubscribe();
    wishes = Subscription.EMPTY;
    rows.getChildren().setAll(found.stream().map(this::row).toList());
  }

  private Node row(SimilarCase similar) {
    CaseSummary summary = CaseIndex.Source.of(similar.found()).summary();
    String said = words.said(summary);
    String facts =
        words
            .texts()
            .format(
                "similar.facts",
                similar.found().number(),
                words.place(summary),
                similar.similarity());
    VBox lines = new VBox(wrapped(said, "label-word"), wrapped(facts, "photo-line"));
    lines.setAlignment(Pos.CENTER_LEFT);
    lines.setMinWidth(0);
    HBox.setHgrow(lines, Priority.ALWAYS);
    HBox content = new HBox(picture(similar), lines);
    content.setAlignment(Pos.CENTER_LEFT);
    content.getStyleClass().add("photo-row");
    Button row = new Button();
    row.setGraphic(content);
    row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    row.setMaxWidth(Double.MAX_VALUE);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("flat", "similar-row");
    row.setAccessibleText(words.texts().format("similar.open", said + ". " + facts));
    row.setOnAction(e -> link.open(similar.found().number()));
    return row;
  }

  private Node picture(SimilarCase similar) {
    ImageView view = new ImageView();
    view.setFitWidth(SIDE);
    view.setFitHeight(SIDE);
    view.setPreserveRatio(true);
    StackPane frame = new StackPane(Icons.of(Material2AL.IMAGE, "thumbnail-empty"), view);
    frame.getStyleClass().add("thumbnail");
    frame.setMinSize(SIDE, SIDE);
    frame.setMaxSize(SIDE, SIDE);
    wishes =
        wishes.and(
            pictures.photo(
                similar.found(),
                similar.photo(),
                PhotoRole.THUMBNAIL,
                image -> image.ifPresent(view::setImage)));
    return frame;
  }

  /** Makes the box with pictures that are forgotten when the history is locked. */
  static SimilarBox of(SimilarViewModel viewModel, SimilarPart.Parts parts) {
    CasePictures pictures = new CasePictures(parts.decoder(), parts.background(), parts.ui());
    BookAccess.follow(
        parts.vault(),
        access -> pictures.use(Optional.of(access)),
        () -> pictures.use(Optional.empty()));
    return new SimilarBox(viewModel, parts.words(), pictures, parts.link());
  }
}
