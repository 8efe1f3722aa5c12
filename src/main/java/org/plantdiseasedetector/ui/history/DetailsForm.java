package org.plantdiseasedetector.ui.history;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.Position;
import org.plantdiseasedetector.imaging.PhotoOrigin;
import org.plantdiseasedetector.ui.common.Focus;
import org.plantdiseasedetector.ui.common.Texts;

/** The fields of what a person notes about a plant. */
final class DetailsForm extends VBox {

  private static final int NOTE_ROWS = 3;
  private static final int COLUMNS = 3;

  private final DetailsDraft draft;
  private final Parts parts;
  private final GridPane grid = new GridPane();
  private final DatePicker picker = new DatePicker();
  private final ComboBox<String> farm;
  private final TextField place;
  private int cells;

  /**
   * What the form offers.
   *
   * @param recent what was noted lately
   * @param crops names of crops
   * @param texts words
   */
  record Parts(ObservableValue<RecentDetails> recent, List<String> crops, Texts texts) {}

  DetailsForm(DetailsDraft draft, Parts parts) {
    this.draft = draft;
    this.parts = parts;
    getStyleClass().add("details-form");
    grid.getStyleClass().add("details-grid");
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHgrow(Priority.ALWAYS);
      column.setPercentWidth(100.0 / COLUMNS);
      grid.getColumnConstraints().add(column);
    }
    farm = choice("farm", draft.farm(), CaseDetails::farm, List.of());
    cell("details.farm", farm);
    cell("details.field", choice("field", draft.field(), CaseDetails::field, List.of()));
    cell("details.plot", text("plot", draft.plot()));
    cell("details.crop", choice("crop", draft.crop(), CaseDetails::crop, parts.crops()));
    cell("details.variety", choice("variety", draft.variety(), CaseDetails::variety, List.of()));
    cell("details.stage", text("stage", draft.stage()));
    cell("details.visited", day());
    place = text("position", draft.position());
    cell("details.position", place);
    cell("details.tags", text("tags", draft.tags()));
    getChildren().addAll(grid, withoutPosition(), notes());
  }

  private void cell(String key, Control control) {
    String name = parts.texts().get(key);
    Label label = new Label(name);
    label.setLabelFor(control);
    label.getStyleClass().add("field-label");
    control.setAccessibleText(name);
    control.setMaxWidth(Double.MAX_VALUE);
    grid.add(new VBox(label, control), cells % COLUMNS, cells / COLUMNS);
    cells++;
  }

  private static TextField text(String id, StringProperty value) {
    TextField field = new TextField();
    field.setId("details-" + id);
    field.textProperty().bindBidirectional(value);
    return field;
  }

  private ComboBox<String> choice(
      String id, StringProperty value, Function<CaseDetails, String> kind, List<String> more) {
    ComboBox<String> box = new ComboBox<>();
    box.setId("details-" + id);
    box.setEditable(true);
    box.getEditor().textProperty().bindBidirectional(value);
    box.itemsProperty()
        .bind(
            parts
                .recent()
                .map(
                    recent -> {
                      List<String> offered = new ArrayList<>(recent.values(kind));
                      more.stream().filter(m -> !offered.contains(m)).forEach(offered::add);
                      return FXCollections.observableList(offered);
                    }));
    return box;
  }

  private DatePicker day() {
    picker.setId("details-visited");
    picker.setConverter(new IsoDays());
    picker.valueProperty().bindBidirectional(draft.visited());
    // Without this a typed day would count only after Enter.
    picker
        .getEditor()
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                picker.setValue(picker.getConverter().fromString(picker.getEditor().getText()));
              }
            });
    return picker;
  }

  /** Moves the keyboard to the first field. */
  void focusFirst() {
    Focus.whenShown(farm);
  }

  /** Shows what the photo says where the user leaves a field empty. */
  void promptsFrom(ObservableValue<PhotoOrigin> origin) {
    picker.promptTextProperty().bind(origin.map(this::dayPrompt));
    place.promptTextProperty().bind(origin.map(this::placePrompt));
  }

  private String dayPrompt(PhotoOrigin origin) {
    return origin
        .takenAt()
        .map(time -> fromPhoto(time.toLocalDate().toString()))
        .orElse(parts.texts().get("details.visited.today"));
  }

  private String placePrompt(PhotoOrigin origin) {
    return origin
        .place()
        .map(at -> fromPhoto(DetailsDraft.words(new Position(at.latitude(), at.longitude()))))
        .orElse(parts.texts().get("details.position.prompt"));
  }

  private String fromPhoto(String what) {
    return parts.texts().format("details.from-photo", what);
  }

  private Node withoutPosition() {
    CheckBox box = new CheckBox(parts.texts().get("details.without-position"));
    box.setId("details-without-position");
    box.selectedProperty().bindBidirectional(draft.withoutPosition());
    return box;
  }

  private Node notes() {
    TextArea area = new TextArea();
    area.setId("details-notes");
    area.setPrefRowCount(NOTE_ROWS);
    area.setWrapText(true);
    area.setAccessibleText(parts.texts().get("details.notes"));
    area.textProperty().bindBidirectional(draft.notes());
    Label label = new Label(parts.texts().get("details.notes"));
    label.setLabelFor(area);
    label.getStyleClass().add("field-label");
    return new VBox(label, area);
  }

  /** Days as in the exports; what is no day counts as not given. */
  private static final class IsoDays extends StringConverter<LocalDate> {

    @Override
    public String toString(@Nullable LocalDate day) {
      return day == null ? "" : day.toString();
    }

    @Override
    public @Nullable LocalDate fromString(@Nullable String text) {
      try {
        return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
      } catch (DateTimeParseException noDay) {
        return null;
      }
    }
  }
}
