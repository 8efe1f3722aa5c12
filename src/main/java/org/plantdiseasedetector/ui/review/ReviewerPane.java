package org.plantdiseasedetector.ui.review;

import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.ui.common.Texts;

/** The question who reviews. */
final class ReviewerPane extends VBox {

  private final TextField name = new TextField();

  ReviewerPane(ReviewViewModel viewModel, Texts texts) {
    setId("reviewer");
    getStyleClass().add("review-dialog");
    Label title = new Label(texts.get("review.reviewer.title"));
    title.getStyleClass().add("section-title");
    Label why = new Label(texts.get("review.reviewer.why"));
    why.setWrapText(true);
    name.setId("reviewer-name");
    name.setAccessibleText(texts.get("review.reviewer.title"));
    name.setOnAction(e -> viewModel.setReviewer(name.getText()));
    Button done = new Button(texts.get("review.reviewer.done"));
    done.setOnAction(e -> viewModel.setReviewer(name.getText()));
    getChildren().addAll(title, why, name, done);
  }

  void start(String suggestion) {
    name.setText(suggestion);
    Platform.runLater(
        () -> {
          name.requestFocus();
          name.selectAll();
        });
  }
}
