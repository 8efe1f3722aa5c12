package org.plantdiseasedetector.ui.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.Plot;

/**
 * The choice of farm, then field, then plot; each offers only what there is. Used on the
 * user-interface thread.
 */
public final class PlotChoice {

  private final Level farm = new Level(Plot::farm);
  private final Level field = new Level(Plot::field);
  private final Level plot = new Level(Plot::plot);
  private final Consumer<Optional<Plot>> chosen;
  private List<Plot> all = List.of();
  private Optional<Plot> told = Optional.empty();
  private boolean filling;

  /** One of the three choices. */
  public static final class Level {

    private final Function<Plot, String> name;
    private final ObservableList<String> names = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> value = new SimpleObjectProperty<>();

    Level(Function<Plot, String> name) {
      this.name = name;
    }

    /** Returns what can be chosen; empty text means not given. */
    public ObservableList<String> names() {
      return names;
    }

    /** Returns what is chosen; null if there is nothing. */
    public ObjectProperty<@Nullable String> valueProperty() {
      return value;
    }

    private void offer(Stream<Plot> plots, @Nullable String wanted) {
      List<String> offered = plots.map(name).distinct().toList();
      names.setAll(offered);
      // A place with a name is more telling than cases that were never given one.
      String first =
          offered.stream()
              .filter(text -> !text.isEmpty())
              .findFirst()
              .orElse(offered.isEmpty() ? null : offered.getFirst());
      value.set(wanted != null && offered.contains(wanted) ? wanted : first);
    }

    private boolean fits(Plot candidate) {
      return name.apply(candidate).equals(value.get());
    }
  }

  PlotChoice(Consumer<Optional<Plot>> chosen) {
    this.chosen = chosen;
    farm.value.subscribe((before, now) -> farmChosen());
    field.value.subscribe((before, now) -> fieldChosen());
    plot.value.subscribe((before, now) -> tell());
  }

  /** Offers other places; what was chosen stays chosen if it is still there. */
  void offer(List<Plot> plots) {
    all = List.copyOf(plots);
    told = Optional.empty();
    refill(() -> farm.offer(all.stream(), farm.value.get()), field.value.get(), plot.value.get());
  }

  private void farmChosen() {
    if (!filling) {
      refill(() -> {}, null, null);
    }
  }

  private void fieldChosen() {
    if (!filling) {
      filling = true;
      plot.offer(all.stream().filter(farm::fits).filter(field::fits), null);
      filling = false;
      tell();
    }
  }

  private void refill(Runnable top, @Nullable String wantedField, @Nullable String wantedPlot) {
    filling = true;
    top.run();
    field.offer(all.stream().filter(farm::fits), wantedField);
    plot.offer(all.stream().filter(farm::fits).filter(field::fits), wantedPlot);
    filling = false;
    tell();
  }

  private void tell() {
    if (filling) {
      return;
    }
    Optional<Plot> now =
        all.stream().filter(farm::fits).filter(field::fits).filter(plot::fits).findFirst();
    if (!now.equals(told) || now.isEmpty()) {
      told = now;
      chosen.accept(now);
    }
  }

  /** Returns the choice of the farm. */
  public Level farm() {
    return farm;
  }

  /** Returns the choice of the field. */
  public Level field() {
    return field;
  }

  /** Returns the choice of the plot. */
  public Level plot() {
    return plot;
  }
}
