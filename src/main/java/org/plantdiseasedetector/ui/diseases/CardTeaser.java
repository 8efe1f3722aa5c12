package org.plantdiseasedetector.ui.diseases;

import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.ui.common.Texts;

/** The most important of a disease card beside a diagnosis, with a way to the whole card. */
public final class CardTeaser extends VBox {

  private final DiseasesViewModel viewModel;
  private final Texts texts;
  private List<ClassId> classes = List.of();

  /**
   * Makes an empty summary.
   *
   * @param viewModel the cards
   * @param texts words
   */
  public CardTeaser(DiseasesViewModel viewModel, Texts texts) {
    this.viewModel = viewModel;
    this.texts = texts;
    setId("card-teaser");
    getStyleClass().add("card-teaser");
    viewModel.stateProperty().subscribe(this::fill);
    viewModel.load();
  }

  /**
   * Shows other classes.
   *
   * @param shown the diagnosed class, or all that cannot be told apart, most probable first
   */
  public void show(List<ClassId> shown) {
    classes = List.copyOf(shown);
    fill();
  }

  private void fill() {
    getChildren().clear();
    List<DiseasesViewModel.Teaser> teasers = viewModel.teasers(classes);
    for (int i = 0; i < teasers.size(); i++) {
      add(teasers.get(i), i == 0);
    }
    setVisible(!teasers.isEmpty());
    setManaged(!teasers.isEmpty());
  }

  private void add(DiseasesViewModel.Teaser teaser, boolean isFirst) {
    Label title =
        new Label(
            isFirst
                ? texts.format("teaser.title", teaser.title())
                : texts.format("teaser.other", teaser.title()));
    title.getStyleClass().add("section-title");
    Label text = new Label(teaser.text());
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    Hyperlink more = new Hyperlink(texts.get("teaser.more"));
    more.setAccessibleText(texts.format("teaser.more.accessible", teaser.title()));
    more.setOnAction(event -> viewModel.open(teaser.classId()));
    getChildren().addAll(title, text, more);
  }
}
