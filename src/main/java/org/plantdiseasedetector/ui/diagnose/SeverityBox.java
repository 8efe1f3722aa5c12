package org.plantdiseasedetector.ui.diagnose;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.domain.Severity;
import org.plantdiseasedetector.domain.SeverityGrade;
import org.plantdiseasedetector.ui.common.Texts;

/** The diseased share of the leaf with its grade, which follows the corrections by hand. */
final class SeverityBox extends VBox {

  private static final double HUNDRED = 100;

  private final Texts texts;
  private final Label share = new Label();
  private final Label grade = new Label();

  SeverityBox(ExplainViewModel viewModel, Texts texts) {
    this.texts = texts;
    setId("severity");
    getStyleClass().add("severity");
    Label title = new Label(texts.get("severity.title"));
    title.getStyleClass().add("section-title");
    share.setId("severity-share");
    share.getStyleClass().add("severity-share");
    grade.getStyleClass().add("severity-grade");
    for (Label label : new Label[] {share, grade}) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    getChildren().addAll(title, share, grade);
    viewModel.stateProperty().subscribe(state -> show(state, viewModel.measuredProperty().get()));
    viewModel
        .measuredProperty()
        .subscribe(measured -> show(viewModel.stateProperty().get(), measured));
  }

  private void show(ExplainViewModel.State state, ExplainViewModel.Measured measured) {
    boolean ready = state instanceof ExplainViewModel.State.Ready;
    setVisible(ready);
    setManaged(ready);
    if (measured.severity().isEmpty()) {
      share.setText(texts.get("severity.unknown"));
      grade.setText(texts.get("severity.unknown.advice"));
      return;
    }
    Severity severity = measured.severity().get();
    share.setText(
        texts.format(
            measured.corrected() ? "severity.share.corrected" : "severity.share",
            severity.percent() / HUNDRED));
    grade.setText(gradeText(severity.grade()));
  }

  private String gradeText(SeverityGrade grade) {
    return texts.format("severity.grade", grade.number(), grade.above(), grade.upTo());
  }
}
