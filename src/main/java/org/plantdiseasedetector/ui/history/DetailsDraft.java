package org.plantdiseasedetector.ui.history;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.Position;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * What the user types about cases. An empty day or position stands for what the photo says. Used on
 * the user-interface thread.
 */
public final class DetailsDraft {

  private final StringProperty farm = new SimpleStringProperty("");
  private final StringProperty field = new SimpleStringProperty("");
  private final StringProperty plot = new SimpleStringProperty("");
  private final StringProperty crop = new SimpleStringProperty("");
  private final StringProperty variety = new SimpleStringProperty("");
  private final StringProperty stage = new SimpleStringProperty("");
  private final StringProperty position = new SimpleStringProperty("");
  private final BooleanProperty withoutPosition = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable LocalDate> visited = new SimpleObjectProperty<>();
  private final StringProperty notes = new SimpleStringProperty("");
  private final StringProperty tags = new SimpleStringProperty("");

  /** Changes details as the user typed them. Immutable. */
  @FunctionalInterface
  public interface Change {
    /**
     * Applies it.
     *
     * @param base what is known without the user
     * @return what is to be kept
     */
    CaseDetails over(CaseDetails base);
  }

  /**
   * Shows the details of a case.
   *
   * @param of its details
   */
  public void show(CaseDetails of) {
    farm.set(of.farm());
    field.set(of.field());
    plot.set(of.plot());
    crop.set(of.crop());
    variety.set(of.variety());
    stage.set(of.growthStage().map(String::valueOf).orElse(""));
    position.set(of.position().map(DetailsDraft::words).orElse(""));
    withoutPosition.set(false);
    visited.set(of.visited());
    notes.set(of.notes());
    tags.set(String.join(", ", of.tags()));
  }

  /**
   * Takes over what stays the same from plant to plant: not the plot, day, position and notes.
   *
   * @param last details of an earlier case
   */
  public void repeat(CaseDetails last) {
    farm.set(last.farm());
    field.set(last.field());
    crop.set(last.crop());
    variety.set(last.variety());
    stage.set(last.growthStage().map(String::valueOf).orElse(""));
    tags.set(String.join(", ", last.tags()));
  }

  static String words(Position position) {
    return String.format(Locale.ROOT, "%.6f, %.6f", position.latitude(), position.longitude());
  }

  /**
   * Reads what was typed.
   *
   * @param texts words of the messages
   * @return the change
   * @throws IllegalArgumentException if a value cannot be one; the message says which
   */
  public Change read(Texts texts) {
    Optional<LocalDate> day = Optional.ofNullable(visited.get());
    Optional<Integer> growth = stage(texts);
    Optional<Position> place = position(texts);
    boolean nowhere = withoutPosition.get();
    List<String> names =
        List.of(farm.get(), field.get(), plot.get(), crop.get(), variety.get()).stream()
            .map(String::strip)
            .toList();
    String note = notes.get().strip();
    List<String> labels = Arrays.stream(tags.get().split(",", -1)).map(String::strip).toList();
    Change change =
        base ->
            new CaseDetails(
                day.orElse(base.visited()),
                names.get(0),
                names.get(1),
                names.get(2),
                names.get(3),
                names.get(4),
                growth,
                nowhere ? Optional.empty() : place.or(base::position),
                note,
                labels);
    // Values out of range should be told before anything is written.
    change.over(CaseDetails.of(LocalDate.EPOCH));
    return change;
  }

  private Optional<Integer> stage(Texts texts) {
    String typed = stage.get().strip();
    try {
      return typed.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(typed));
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException(texts.format("details.bad-stage", typed), noNumber);
    }
  }

  private Optional<Position> position(Texts texts) {
    String typed = position.get().strip();
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = typed.split("\\s*[,;]\\s*|\\s+", -1);
    try {
      if (parts.length != 2) {
        throw new IllegalArgumentException("not two numbers");
      }
      return Optional.of(new Position(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])));
    } catch (IllegalArgumentException nonsense) {
      throw new IllegalArgumentException(texts.format("details.bad-position", typed), nonsense);
    }
  }

  StringProperty farm() {
    return farm;
  }

  StringProperty field() {
    return field;
  }

  StringProperty plot() {
    return plot;
  }

  StringProperty crop() {
    return crop;
  }

  StringProperty variety() {
    return variety;
  }

  StringProperty stage() {
    return stage;
  }

  StringProperty position() {
    return position;
  }

  BooleanProperty withoutPosition() {
    return withoutPosition;
  }

  ObjectProperty<@Nullable LocalDate> visited() {
    return visited;
  }

  StringProperty notes() {
    return notes;
  }

  StringProperty tags() {
    return tags;
  }
}
