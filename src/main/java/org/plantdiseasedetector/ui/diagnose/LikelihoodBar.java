package org.plantdiseasedetector.ui.diagnose;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.ui.common.Texts;

/** A probability as a bar with words and percent. */
final class LikelihoodBar extends VBox {

  /**
   * Makes the bar.
   *
   * @param name what the probability is about, for screen readers
   * @param caption the words beside the percentage
   * @param likelihood the probability
   * @param texts words for screen readers
   */
  LikelihoodBar(String name, String caption, ResultCard.Likelihood likelihood, Texts texts) {
    Label title = new Label(caption);
    title.getStyleClass().add("likelihood-name");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Label percent = new Label(likelihood.percent());
    percent.getStyleClass().add("likelihood-percent");
    percent.setMinWidth(USE_PREF_SIZE);
    HBox words = new HBox(title, percent);
    words.setAlignment(Pos.BOTTOM_LEFT);
    words.getStyleClass().add("likelihood-words");
    ProgressBar bar = new ProgressBar(likelihood.fraction());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(
        texts.format("likelihood.accessible", name, likelihood.words(), likelihood.percent()));
    getChildren().addAll(words, bar);
    getStyleClass().add("likelihood");
  }
}
