package org.plantdiseasedetector.ui.models;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.ui.common.Texts;

/** Two models on the same labelled cases. */
final class ComparisonPane extends VBox {

  private final Texts texts;

  ComparisonPane(ModelsViewModel viewModel, Texts texts) {
    this.texts = texts;
    setId("models-comparison");
    getStyleClass().add("models-offer");
    viewModel.comparisonProperty().subscribe(this::show);
  }

  private void show(Optional<ComparisonView> comparison) {
    getChildren().clear();
    setVisible(comparison.isPresent());
    setManaged(comparison.isPresent());
    comparison.ifPresent(this::fill);
  }

  private void fill(ComparisonView of) {
    Label title = new Label(of.title());
    title.setId("models-comparison-title");
    title.setWrapText(true);
    title.getStyleClass().add("section-title");
    GridPane figures =
        grid(List.of("", of.first(), of.second(), texts.get("models.compare.difference")));
    of.figures()
        .forEach(
            figure ->
                add(
                    figures,
                    List.of(figure.name(), figure.first(), figure.second(), figure.gain())));
    Label caution = new Label(texts.get("models.compare.caution"));
    caution.setWrapText(true);
    caution.setMinHeight(Region.USE_PREF_SIZE);
    caution.getStyleClass().add("readiness-muted");
    getChildren().addAll(title, figures, caution, changed(of));
  }

  private TitledPane changed(ComparisonView of) {
    GridPane cases =
        grid(
            List.of(
                texts.get("models.compare.case"),
                texts.get("models.compare.label"),
                of.first(),
                of.second()));
    of.changed()
        .forEach(
            changed ->
                add(
                    cases,
                    List.of(changed.number(), changed.label(), changed.first(), changed.second())));
    TitledPane pane =
        new TitledPane(texts.format("models.compare.changed", of.changed().size()), cases);
    pane.setId("models-changed");
    pane.setExpanded(false);
    return pane;
  }

  private static GridPane grid(List<String> heads) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("models-grid");
    add(grid, heads);
    grid.getChildren().forEach(head -> head.getStyleClass().add("readiness-muted"));
    return grid;
  }

  private static void add(GridPane grid, List<String> cells) {
    grid.addRow(grid.getRowCount(), cells.stream().map(Label::new).toArray(Label[]::new));
  }
}
