package org.plantdiseasedetector.ui.diagnose;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.PhotoImages;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.diseases.CardTeaser;

/** The chosen photo and its result side by side. */
final class ResultPane extends StackPane {

  private static final double PHOTO_SHARE = 54;
  private static final double WHOLE = 100;

  private final ResultPresenter presenter;
  private final Texts texts;
  private final PhotoPane photo;
  private final SeverityBox severity;
  private final CardTeaser teaser;
  private final List<Node> beside;
  private final VBox card = new VBox();
  private final ScrollPane scroll = new ScrollPane(card);
  private final Node content;
  private final Label none;
  private Subscription states = Subscription.EMPTY;

  ResultPane(
      DiagnoseViewModel viewModel,
      ExplainViewModel explain,
      ResultPresenter presenter,
      PhotoImages previews,
      CardTeaser teaser,
      List<Node> beside,
      Texts texts) {
    this.presenter = presenter;
    this.teaser = teaser;
    this.beside = List.copyOf(beside);
    this.texts = texts;
    this.photo =
        new PhotoPane(
            previews,
            new PhotoOverlay(explain, texts),
            new ExplainBar(explain, presenter::className, texts),
            texts);
    this.severity = new SeverityBox(explain, texts);
    this.none = new Label(texts.get("card.none"));
    none.getStyleClass().add("card-none");
    card.setId("result-card");
    card.getStyleClass().add("result-card");
    card.setAccessibleText(texts.get("card.accessible"));
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("result-scroll");
    this.content = grid();
    getChildren().addAll(none, content);
    getStyleClass().add("result-pane");
    setMinWidth(0);
    viewModel.selectedProperty().subscribe(this::follow);
  }

  private GridPane grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("result-grid");
    grid.addRow(0, photo, scroll);
    RowConstraints row = new RowConstraints();
    row.setVgrow(Priority.ALWAYS);
    grid.getRowConstraints().add(row);
    grid.getColumnConstraints().addAll(column(PHOTO_SHARE), column(WHOLE - PHOTO_SHARE));
    return grid;
  }

  private static ColumnConstraints column(double percent) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(percent);
    column.setMinWidth(0);
    return column;
  }

  private void follow(@Nullable PhotoItem item) {
    states.unsubscribe();
    states = Subscription.EMPTY;
    content.setVisible(item != null);
    none.setVisible(item == null);
    if (item != null) {
      photo.show(item);
      states =
          item.stateProperty()
              .subscribe(
                  state -> {
                    teaser.show(ResultPresenter.classes(state));
                    show(presenter.card(item));
                  });
    }
  }

  private void show(ResultCard result) {
    scroll.setVvalue(0);
    card.getChildren().setAll(badge(result), headline(result.headline()));
    result.host().ifPresent(host -> add(host, "card-host"));
    result.cause().ifPresent(cause -> add(cause, "card-cause"));
    result.confidence().ifPresent(this::addConfidence);
    add(result.explanation(), "card-explanation");
    addWarnings(result.warnings());
    card.getChildren().add(severity);
    addCandidates(result);
    card.getChildren().addAll(beside);
    card.getChildren().add(teaser);
    addOrigin(result.origin());
  }

  private static Node badge(ResultCard result) {
    Label badge = new Label(result.outcome(), ToneLook.icon(result.tone()));
    badge.setId("outcome");
    badge.getStyleClass().addAll("badge", ToneLook.styleClass(result.tone()));
    return badge;
  }

  private static Node headline(String text) {
    Label headline = wrapped(text, "card-headline");
    headline.setId("headline");
    return headline;
  }

  private void addConfidence(ResultCard.Likelihood confidence) {
    String name = texts.get("card.confidence");
    LikelihoodBar bar = new LikelihoodBar(name, confidence.words(), confidence, texts);
    bar.setId("confidence");
    bar.getStyleClass().add("confidence");
    card.getChildren().addAll(sectionTitle(name), bar);
  }

  private static Label sectionTitle(String text) {
    Label title = new Label(text);
    title.getStyleClass().add("section-title");
    return title;
  }

  private void addWarnings(List<String> warnings) {
    if (warnings.isEmpty()) {
      return;
    }
    VBox box = new VBox();
    box.getStyleClass().add("warnings");
    box.setAccessibleText(texts.get("card.warnings"));
    for (String warning : warnings) {
      Label label = wrapped(warning, "photo-warning");
      label.setGraphic(Icons.of(Material2MZ.WARNING, "note-icon"));
      box.getChildren().add(label);
    }
    card.getChildren().add(box);
  }

  private void addCandidates(ResultCard result) {
    if (result.candidates().isEmpty()) {
      return;
    }
    VBox box = new VBox(sectionTitle(result.candidatesTitle()));
    box.setId("candidates");
    box.getStyleClass().add("candidates");
    result
        .candidates()
        .forEach(
            row ->
                box.getChildren()
                    .add(new LikelihoodBar(row.name(), row.name(), row.likelihood(), texts)));
    card.getChildren().add(box);
  }

  private void addOrigin(Optional<String> origin) {
    origin.ifPresent(
        text -> {
          Label label = wrapped(text, "card-origin");
          label.setGraphic(Icons.of(Material2AL.INFO, "note-icon"));
          label.setAlignment(Pos.CENTER_LEFT);
          card.getChildren().add(label);
        });
  }

  private void add(String text, String styleClass) {
    card.getChildren().add(wrapped(text, styleClass));
  }

  private static Label wrapped(String text, String styleClass) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    return label;
  }
}
