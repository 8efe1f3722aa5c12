package org.plantdiseasedetector.ui.timeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.Plot;
import org.plantdiseasedetector.history.PlotTimeline;
import org.plantdiseasedetector.history.PlotTimeline.Visit;
import org.plantdiseasedetector.history.VisitComparison;
import org.plantdiseasedetector.ui.common.HistoryAccess;

/**
 * The chosen place, its visits, and the two of them that are compared. Every method is called on
 * the user-interface thread and returns at once.
 */
public final class TimelineViewModel {

  private final Executor background;
  private final Executor ui;
  private final PlotChoice choice = new PlotChoice(this::chosen);
  private final ReadOnlyObjectWrapper<Optional<PlotTimeline>> timeline =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<@Nullable Visit> one = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Visit> other = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<Optional<VisitComparison>> comparison =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<HistoryAccess>> history =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private int loads;

  /**
   * Makes a view model without a history.
   *
   * @param background runs what reads
   * @param ui runs every change of a property, in order
   */
  public TimelineViewModel(Executor background, Executor ui) {
    this.background = background;
    this.ui = ui;
    one.subscribe((before, now) -> compare());
    other.subscribe((before, now) -> compare());
  }

  /**
   * Shows the places of a history.
   *
   * @param opened lends the open history until {@link #close}
   */
  public void open(HistoryAccess opened) {
    close();
    history.set(Optional.of(opened));
    reload();
  }

  /** Forgets everything, for example before the history is locked. */
  public void close() {
    loads++;
    history.set(Optional.empty());
    busy.set(false);
    problem.set("");
    choice.offer(List.of());
  }

  /** Reads places and visits anew; what is chosen stays chosen. */
  public void reload() {
    read(History::plots, choice::offer);
  }

  private void chosen(Optional<Plot> plot) {
    if (plot.isEmpty()) {
      show(Optional.empty());
    } else {
      Plot wanted = plot.get();
      read(
          opened -> PlotTimeline.of(wanted, opened.casesOf(wanted)),
          found -> show(Optional.of(found)));
    }
  }

  private <T> void read(HistoryAccess.Work<T> work, Consumer<T> receiver) {
    if (history.get().isEmpty()) {
      return;
    }
    HistoryAccess from = history.get().get();
    int mine = ++loads;
    busy.set(true);
    background.execute(
        () -> {
          try {
            T found = from.use(work);
            ui.execute(() -> done(mine, () -> receiver.accept(found)));
          } catch (HistoryException | RuntimeException broken) {
            String why = Objects.requireNonNullElse(broken.getMessage(), broken.toString());
            ui.execute(() -> done(mine, () -> problem.set(why)));
          }
        });
  }

  private void done(int mine, Runnable after) {
    if (mine == loads) {
      busy.set(false);
      problem.set("");
      after.run();
    }
  }

  private void show(Optional<PlotTimeline> found) {
    one.set(null);
    other.set(null);
    timeline.set(found);
    found
        .filter(known -> !known.visits().isEmpty())
        .ifPresent(
            known -> {
              one.set(known.visits().getFirst());
              other.set(known.visits().getLast());
            });
  }

  private void compare() {
    Visit a = one.get();
    Visit b = other.get();
    comparison.set(
        a == null || b == null || a.equals(b)
            ? Optional.empty()
            : Optional.of(VisitComparison.of(a, b)));
  }

  /** Returns the choice of the place. */
  public PlotChoice choice() {
    return choice;
  }

  /** Returns the visits of the chosen place. */
  public ReadOnlyObjectProperty<Optional<PlotTimeline>> timelineProperty() {
    return timeline.getReadOnlyProperty();
  }

  /** Returns the visit on the left; null for none. */
  public ObjectProperty<@Nullable Visit> oneProperty() {
    return one;
  }

  /** Returns the visit on the right; null for none. */
  public ObjectProperty<@Nullable Visit> otherProperty() {
    return other;
  }

  /** Returns how the two visits differ; empty unless there are two. */
  public ReadOnlyObjectProperty<Optional<VisitComparison>> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<HistoryAccess>> historyProperty() {
    return history.getReadOnlyProperty();
  }

  /** Returns whether something is being read. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Returns what went wrong and what to do; empty if nothing did. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
