package org.plantdiseasedetector.ui.diagnose;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.leaf.LeafEditor;
import org.plantdiseasedetector.ui.common.Icons;
import org.plantdiseasedetector.ui.common.Texts;

/** What can be shown over the photo, and the brush that corrects leaf and lesions. */
final class ExplainBar extends VBox {

  private static final double LEAST_BRUSH = 1;
  private static final double LARGEST_BRUSH = 30;

  private final ExplainViewModel viewModel;
  private final Function<ClassId, String> names;
  private final Texts texts;
  private final ComboBox<ClassId> candidates = new ComboBox<>();
  private final Label message = new Label();
  private final FlowPane views;
  private final FlowPane tools;
  private final Map<LeafEditor.Tool, ToggleButton> buttons = new EnumMap<>(LeafEditor.Tool.class);

  ExplainBar(ExplainViewModel viewModel, Function<ClassId, String> names, Texts texts) {
    this.viewModel = viewModel;
    this.names = names;
    this.texts = texts;
    getStyleClass().add("explain-bar");
    message.getStyleClass().add("explain-message");
    message.setWrapText(true);
    views =
        row(
            leafBox(),
            evidenceBox(),
            candidateBox(),
            new Label(texts.get("explain.opacity.short")),
            opacitySlider());
    tools = tools();
    getChildren().addAll(views, tools, message);
    viewModel.stateProperty().subscribe(this::show);
    viewModel.toolProperty().subscribe(this::select);
  }

  private void show(ExplainViewModel.State state) {
    boolean ready = state instanceof ExplainViewModel.State.Ready;
    place(views, ready);
    place(tools, ready);
    place(
        message,
        state instanceof ExplainViewModel.State.Failed
            || state instanceof ExplainViewModel.State.Working);
    switch (state) {
      case ExplainViewModel.State.Ready now -> offer(now.candidates());
      case ExplainViewModel.State.Failed(String reason) ->
          message.setText(texts.format("explain.failed", reason));
      case ExplainViewModel.State.Working() -> message.setText(texts.get("explain.working"));
      case ExplainViewModel.State.None() -> message.setText("");
    }
  }

  private void offer(List<ClassId> classes) {
    @Nullable ClassId shown = viewModel.candidateProperty().get();
    candidates.getItems().setAll(classes);
    candidates.setValue(shown != null ? shown : classes.getFirst());
  }

  private Node leafBox() {
    CheckBox box = new CheckBox(texts.get("explain.leaf"));
    box.setId("show-leaf");
    box.selectedProperty().bindBidirectional(viewModel.leafShownProperty());
    return box;
  }

  private Node evidenceBox() {
    CheckBox box = new CheckBox(texts.get("explain.evidence"));
    box.setId("show-evidence");
    box.setTooltip(new Tooltip(texts.get("explain.evidence.tip")));
    box.selectedProperty().bindBidirectional(viewModel.evidenceShownProperty());
    return box;
  }

  private Node candidateBox() {
    candidates.setId("evidence-class");
    candidates.setAccessibleText(texts.get("explain.candidate"));
    candidates.setConverter(new ClassNames());
    candidates.disableProperty().bind(viewModel.evidenceShownProperty().not());
    candidates
        .valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                viewModel.candidateProperty().set(chosen);
              }
            });
    viewModel
        .candidateProperty()
        .subscribe(
            chosen -> {
              if (chosen != null && candidates.getItems().contains(chosen)) {
                candidates.setValue(chosen);
              }
            });
    return candidates;
  }

  private Node opacitySlider() {
    Slider slider = slider(0, 1, viewModel.opacityProperty(), "explain.opacity");
    slider.setId("evidence-opacity");
    slider.disableProperty().bind(viewModel.evidenceShownProperty().not());
    return slider;
  }

  private Slider slider(double low, double high, DoubleProperty value, String key) {
    Slider slider = new Slider(low, high, value.get());
    slider.valueProperty().bindBidirectional(value);
    slider.setBlockIncrement((high - low) / 10);
    slider.setAccessibleText(texts.get(key));
    slider.setTooltip(new Tooltip(texts.get(key)));
    slider.setPrefWidth(96);
    return slider;
  }

  private FlowPane tools() {
    ToggleGroup group = new ToggleGroup();
    FlowPane row = row(new Label(texts.get("explain.correct")));
    for (LeafEditor.Tool tool : LeafEditor.Tool.values()) {
      ToggleButton button = new ToggleButton(texts.get(key(tool)));
      button.setId("tool-" + tool.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
      button.setToggleGroup(group);
      button.setTooltip(new Tooltip(texts.get("explain.tool.tip")));
      button.setOnAction(
          event ->
              viewModel
                  .toolProperty()
                  .set(button.isSelected() ? Optional.of(tool) : Optional.empty()));
      buttons.put(tool, button);
      row.getChildren().add(button);
    }
    row.getChildren()
        .addAll(new Label(texts.get("explain.brush.short")), brushSlider(), undoButton());
    return row;
  }

  private Node brushSlider() {
    Slider slider = slider(LEAST_BRUSH, LARGEST_BRUSH, viewModel.brushProperty(), "explain.brush");
    slider.setId("brush-size");
    return slider;
  }

  private Node undoButton() {
    Button undo = new Button(texts.get("explain.undo"), Icons.of(Material2MZ.UNDO, "button-icon"));
    undo.setId("undo-stroke");
    undo.setOnAction(event -> viewModel.undo());
    viewModel.revisionProperty().subscribe(() -> undo.setDisable(!viewModel.canUndo()));
    undo.setDisable(true);
    return undo;
  }

  private void select(Optional<LeafEditor.Tool> chosen) {
    buttons.forEach(
        (tool, button) -> button.setSelected(chosen.isPresent() && chosen.get() == tool));
  }

  private static String key(LeafEditor.Tool tool) {
    return switch (tool) {
      case ADD_LEAF -> "explain.tool.add-leaf";
      case REMOVE_LEAF -> "explain.tool.remove-leaf";
      case ADD_LESION -> "explain.tool.add-lesion";
      case REMOVE_LESION -> "explain.tool.remove-lesion";
    };
  }

  private static FlowPane row(Node... nodes) {
    FlowPane row = new FlowPane(nodes);
    row.setRowValignment(javafx.geometry.VPos.CENTER);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("explain-row");
    return row;
  }

  private static void place(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** Names of the classes, one way. */
  private final class ClassNames extends StringConverter<ClassId> {
    @Override
    public String toString(@Nullable ClassId classId) {
      return classId == null ? "" : names.apply(classId);
    }

    @Override
    public ClassId fromString(String name) {
      throw new UnsupportedOperationException("Names are chosen, not typed");
    }
  }
}
