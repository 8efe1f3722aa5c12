package org.plantdiseasedetector.ui.readiness;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.plantdiseasedetector.readiness.ReadinessReport;
import org.plantdiseasedetector.readiness.SectionScore;
import org.plantdiseasedetector.ui.common.Texts;

/** The sections with how far they are; one can be chosen. */
final class SectionList extends VBox {

  private final ReadinessViewModel viewModel;
  private final Texts texts;
  private final List<String> names;

  SectionList(ReadinessViewModel viewModel, List<String> names, Texts texts) {
    this.viewModel = viewModel;
    this.names = List.copyOf(names);
    this.texts = texts;
    getStyleClass().add("readiness-sections");
    viewModel.reportProperty().subscribe(this::fill);
  }

  private void fill(Optional<ReadinessReport> report) {
    ToggleGroup group = new ToggleGroup();
    List<ToggleButton> buttons = new ArrayList<>();
    buttons.add(button(group, Optional.empty(), texts.get("readiness.section.all"), ""));
    for (String name : names) {
      Optional<SectionScore> score =
          report.flatMap(
              made -> made.sections().stream().filter(s -> s.section().equals(name)).findFirst());
      ToggleButton button =
          button(
              group,
              Optional.of(name),
              name,
              score
                  .map(s -> texts.format("readiness.section.settled", s.settled(), s.rows()))
                  .orElse(""));
      score.ifPresent(s -> bar(button, s));
      buttons.add(button);
    }
    getChildren().setAll(buttons);
  }

  private ToggleButton button(
      ToggleGroup group, Optional<String> section, String name, String settled) {
    ToggleButton button = new ToggleButton();
    Label title = new Label(name);
    title.getStyleClass().add("readiness-section-name");
    Label count = new Label(settled);
    count.setMinWidth(USE_PREF_SIZE);
    count.getStyleClass().add("readiness-muted");
    BorderPane line = new BorderPane();
    line.setLeft(title);
    line.setRight(count);
    VBox box = new VBox(line);
    box.getStyleClass().add("readiness-section-box");
    box.prefWidthProperty().bind(widthProperty().subtract(40));
    title.maxWidthProperty().bind(box.prefWidthProperty().subtract(62));
    button.setGraphic(box);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setAccessibleText(name + " " + settled);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setToggleGroup(group);
    button.getStyleClass().addAll(Styles.FLAT, "readiness-section");
    button.setSelected(viewModel.sectionProperty().get().equals(section));
    button.setOnAction(
        e -> {
          button.setSelected(true);
          viewModel.sectionProperty().set(section);
        });
    return button;
  }

  private static void bar(ToggleButton button, SectionScore score) {
    ProgressBar bar = new ProgressBar(score.score() / 100);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add(Styles.SMALL);
    ((VBox) button.getGraphic()).getChildren().add(bar);
  }
}
