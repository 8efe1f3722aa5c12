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
   * @param name what the probability is about
   * @param detail more about it in muted letters, may be empty
   * @param likelihood the probability
   * @param texts words for screen readers
   */
  LikelihoodBar(String name, String detail, ResultCard.Likelihood likelihood, Texts texts) {
    Label title = new Label(name);
    title.getStyleClass().add("likelihood-name");
    Label more = new Label(detail);
    more.getStyleClass().add("likelihood-detail");
    more.setMinWidth(0);
    HBox.setHgrow(more, Priority.ALWAYS);
    more.setMaxWidth(Double.MAX_VALUE);
    Label percent = new Label(likelihood.percent());
    percent.getStyleClass().add("likelihood-percent");
    percent.setMinWidth(USE_PREF_SIZE);
    HBox words = new HBox(title, more, percent);
    words.setAlignment(Pos.BASELINE_LEFT);
    words.getStyleClass().add("likelihood-words");
    ProgressBar bar = new ProgressBar(likelihood.fraction());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(
        texts.format(
            "likelihood.accessible", name, likelihood.words(), likelihood.percent()));
    getChildren().addAll(words, bar);
    getStyleClass().add("likelihood");
  }
}
