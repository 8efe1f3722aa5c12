package org.plantdiseasedetector.ui.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.history.HistoryViewModel.Choices;
import org.plantdiseasedetector.ui.history.HistoryViewModel.Filters;

/** Narrows the found cases down: each box says what it is about and stands on "any" at first. */
final class FilterBar extends FlowPane {

  /** Room for a day such as 2026-06-01. */
  private static final int DAY_COLUMNS = 10;

  private static final List<Double> SEVERITIES = List.of(1.0, 5.0, 10.0, 25.0, 50.0);

  private final HistoryViewModel viewModel;
  private final Texts texts;
  private final ComboBox<@Nullable String> crop;
  private final ComboBox<@Nullable ClassId> label;
  private final ComboBox<@Nullable String> outcome;
  private final ComboBox<@Nullable String> field;
  private final ComboBox<@Nullable LabelState> state;
  private final ComboBox<@Nullable Double> severity;
  private final DatePicker from;
  private final DatePicker to;
  private boolean filling;

  FilterBar(HistoryViewModel viewModel, CaseWords words) {
    this.viewModel = viewModel;
    this.texts = words.texts();
    getStyleClass().add("filter-bar");
    Filters now = viewModel.filtersProperty().get();
    crop = box("filter-crop", texts.get("filter.crop"), value -> value, List.of(), now.crop());
    label =
        box("filter-class", texts.get("filter.class"), words::className, List.of(), now.classId());
    outcome =
        box(
            "filter-outcome",
            texts.get("filter.outcome"),
            words::outcome,
            CaseWords.OUTCOMES,
            now.outcome());
    field = box("filter-field", texts.get("filter.field"), value -> value, List.of(), now.field());
    state =
        box(
            "filter-state",
            texts.get("filter.state"),
            words::state,
            Arrays.asList(LabelState.values()),
            now.state());
    severity =
        box(
            "filter-severity",
            texts.get("filter.severity"),
            percent -> texts.format("filter.severity.from", percent / 100),
            SEVERITIES,
            now.leastSeverity());
    from = day("filter-from", texts.get("filter.from"), now.from());
    to = day("filter-to", texts.get("filter.to"), now.to());
    Button reset = new Button(texts.get("filter.reset"));
    reset.setId("filter-reset");
    reset.setOnAction(e -> reset());
    getChildren().addAll(crop, label, outcome, field, state, severity, from, to, reset);
    viewModel.choicesProperty().subscribe(this::offer);
  }

  private <T> ComboBox<@Nullable T> box(
      String id, String name, Function<T, String> words, List<T> values, @Nullable T now) {
    ComboBox<@Nullable T> box = new ComboBox<>();
    box.setId(id);
    box.setAccessibleText(name);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T value) {
            return value == null ? texts.format("filter.any", name) : words.apply(value);
          }

          @Override
          public @Nullable T fromString(String text) {
            return null;
          }
        });
    fill(box, values);
    box.setValue(now);
    box.valueProperty().subscribe((before, chosen) -> apply());
    return box;
  }

  private static <T> void fill(ComboBox<@Nullable T> box, List<T> values) {
    List<@Nullable T> all = new ArrayList<>();
    all.add(null);
    all.addAll(values);
    box.getItems().setAll(all);
  }

  private DatePicker day(String id, String name, @Nullable LocalDate now) {
    DatePicker picker = new DatePicker(now);
    picker.setId(id);
    picker.setPromptText(name);
    picker.getEditor().setPrefColumnCount(Math.max(DAY_COLUMNS, name.length()));
    picker.setAccessibleText(name);
    picker.valueProperty().subscribe((before, chosen) -> apply());
    return picker;
  }

  private void offer(Choices choices) {
    filling = true;
    keepValue(crop, choices.crops());
    keepValue(field, choices.fields());
    keepValue(label, choices.classes());
    filling = false;
  }

  private static <T> void keepValue(ComboBox<@Nullable T> box, List<T> values) {
    T chosen = box.getValue();
    fill(box, values);
    box.setValue(chosen);
  }

  private void reset() {
    filling = true;
    for (ComboBox<?> box : List.of(crop, label, outcome, field, state, severity)) {
      box.setValue(null);
    }
    from.setValue(null);
    to.setValue(null);
    filling = false;
    viewModel.filtersProperty().set(Filters.NONE);
  }

  private void apply() {
    if (!filling) {
      viewModel
          .filtersProperty()
          .set(
              new Filters(
                  crop.getValue(),
                  label.getValue(),
                  outcome.getValue(),
                  field.getValue(),
                  from.getValue(),
                  to.getValue(),
                  state.getValue(),
                  severity.getValue()));
    }
  }
}
