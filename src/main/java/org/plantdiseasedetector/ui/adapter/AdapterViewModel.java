package org.plantdiseasedetector.ui.adapter;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.plantdiseasedetector.adaptation.Adapter;
import org.plantdiseasedetector.adaptation.Refit;
import org.plantdiseasedetector.casebook.AdapterDesk;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.common.HistoryAccess;

/**
 * State of the page on which the model learns: what a fit found, the adapters and which one is on.
 * For the user-interface thread; the work is done in the background.
 */
public final class AdapterViewModel {

  private final DeskSource desks;
  private final Executor background;
  private final Executor ui;
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
  private final ReadOnlyObjectWrapper<Optional<AdapterDesk.Found>> found =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private Optional<HistoryAccess> history = Optional.empty();
  private AtomicBoolean stop = new AtomicBoolean();

  /** Opens the desk; may take long. */
  @FunctionalInterface
  public interface DeskSource {
    /**
     * Opens it.
     *
     * @throws IOException if there is no usable model
     */
    AdapterDesk open() throws IOException;
  }

  /**
   * The adapters and what to label next.
   *
   * @param adapters of the model in use, oldest first
   * @param active number of the one that is on; 0 for none
   * @param others whether there are adapters of another model, which have to be learnt anew
   * @param next numbers of cases whose label would teach most
   */
  public record Shown(List<Adapter> adapters, int active, boolean others, List<Long> next) {

    static final Shown NOTHING = new Shown(List.of(), 0, false, List.of());

    /** Copies the lists. */
    public Shown {
      adapters = List.copyOf(adapters);
      next = List.copyOf(next);
    }
  }

  /**
   * Makes the state of a page without a history.
   *
   * @param desks opens the desk, on {@code background}
   * @param background runs long work
   * @param ui runs every change of a property, in order
   */
  public AdapterViewModel(DeskSource desks, Executor background, Executor ui) {
    this.desks = desks;
    this.background = background;
    this.ui = ui;
  }

  /**
   * Shows the adapters for an open history.
   *
   * @param opened lends it
   */
  public void open(HistoryAccess opened) {
    history = Optional.of(opened);
    work(desk -> Optional.empty(), nothing -> {});
  }

  /** Forgets everything, for example before the history is locked. */
  public void close() {
    stop.set(true);
    history = Optional.empty();
    found.set(Optional.empty());
    shown.set(Shown.NOTHING);
  }

  /** Learns from the labelled cases and measures what that is worth. */
  public void fit() {
    AtomicBoolean stopped = new AtomicBoolean();
    stop = stopped;
    found.set(Optional.empty());
    work(
        desk -> {
          HistoryAccess from = history.orElseThrow();
          return Optional.of(desk.fit(from.use(desk::examples), watcher(stopped)));
        },
        found::set);
  }

  private Refit.Watcher watcher(AtomicBoolean stopped) {
    return new Refit.Watcher() {
      @Override
      public void done(int steps, int of) {
        ui.execute(() -> progress.set((double) steps / of));
      }

      @Override
      public boolean cancelled() {
        return stopped.get();
      }
    };
  }

  /** Ends the fit; nothing is changed. */
  public void cancel() {
    stop.set(true);
  }

  /** Keeps and switches on what was offered. */
  public void accept() {
    Optional<Refit.Result> offered = found.get().flatMap(AdapterDesk.Found::result);
    if (offered.isPresent() && offered.get().proof().isOffered()) {
      work(
          desk -> {
            desk.accept(offered.get());
            return Optional.empty();
          },
          found::set);
    }
  }

  /**
   * Switches an adapter on.
   *
   * @param number which one; 0 for none
   */
  public void choose(int number) {
    if (number == shown.get().active()) {
      return;
    }
    work(
        desk -> {
          if (number == 0) {
            desk.store().off();
          } else {
            desk.store().on(number, desk.model());
          }
          return found.get();
        },
        found::set);
  }

  /** Work that may change what the last fit found. */
  @FunctionalInterface
  private interface Work {
    Optional<AdapterDesk.Found> at(AdapterDesk desk) throws IOException, HistoryException;
  }

  private void work(Work work, Consumer<Optional<AdapterDesk.Found>> after) {
    if (busy.get() || history.isEmpty()) {
      return;
    }
    HistoryAccess from = history.get();
    busy.set(true);
    progress.set(-1);
    problem.set("");
    background.execute(
        () -> {
          try {
            AdapterDesk desk = desks.open();
            Optional<AdapterDesk.Found> result = work.at(desk);
            Shown now = look(desk, from);
            ui.execute(() -> done(from, "", () -> show(result, now, after)));
          } catch (CancellationException stopped) {
            ui.execute(() -> done(from, "", () -> {}));
          } catch (IOException | HistoryException | RuntimeException broken) {
            String why = Objects.requireNonNullElse(broken.getMessage(), broken.toString());
            ui.execute(() -> done(from, why, () -> {}));
          }
        });
  }

  private void show(
      Optional<AdapterDesk.Found> result, Shown now, Consumer<Optional<AdapterDesk.Found>> after) {
    shown.set(now);
    after.accept(result);
  }

  private static Shown look(AdapterDesk desk, HistoryAccess from)
      throws IOException, HistoryException {
    List<Long> next = from.use(desk::next);
    return new Shown(
        desk.store().list(desk.model()),
        desk.store().active(),
        desk.store().hasOthers(desk.model()),
        next);
  }

  /** What a history that was closed meanwhile says is not shown. */
  @SuppressWarnings("ReferenceEquality")
  private void done(HistoryAccess from, String why, Runnable after) {
    busy.set(false);
    if (history.isPresent() && history.get() == from) {
      problem.set(why);
      after.run();
    }
  }

  /** Returns the adapters and what to label next. */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Returns what the last fit found; empty before it. */
  public ReadOnlyObjectProperty<Optional<AdapterDesk.Found>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** Returns whether something is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Returns how far it is, in [0, 1]; negative if that is not known. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Returns what went wrong; empty if nothing did. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
