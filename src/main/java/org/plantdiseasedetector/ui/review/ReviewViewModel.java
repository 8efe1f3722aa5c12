package org.plantdiseasedetector.ui.review;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.ui.common.HistoryAccess;
import org.plantdiseasedetector.ui.common.LazyLoader;

/** Cases, cursor and what the person says. Only for the user-interface thread; returns at once. */
public final class ReviewViewModel {

  private static final LazyLoader.Limits FACTS = new LazyLoader.Limits(1, 200, 200);
  private static final int MOST_NAME = 100;

  private final Dependencies use;
  private final LabelWriter writer;
  private final CaseList list = new CaseList();
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<PlantCase>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<ReviewDialog> dialog =
      new ReadOnlyObjectWrapper<>(ReviewDialog.NONE);
  private final ObjectProperty<ReviewFilter> filter =
      new SimpleObjectProperty<>(ReviewFilter.OPEN_FIRST);
  private final ReadOnlyObjectWrapper<Optional<HistoryAccess>> history =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
  private final List<Consumer<PlantCase>> listeners = new ArrayList<>();
  private Optional<Open> open = Optional.empty();
  private Optional<String> reviewer = Optional.empty();
  private @Nullable ReviewAction waiting;
  private ReviewDialog below = ReviewDialog.NONE;
  private Subscription wish = Subscription.EMPTY;
  private int loads;

  /**
   * What the view model works with.
   *
   * @param background runs what reads
   * @param writes runs what changes labels, one task at a time and in order
   * @param ui runs every change of a property, in order
   * @param clock dates the labels
   * @param reviewers remembers who reviews
   * @param suggestedName offered when the name is asked for
   * @param words what is said
   */
  public record Dependencies(
      Executor background,
      Executor writes,
      Executor ui,
      InstantSource clock,
      Reviewers reviewers,
      String suggestedName,
      ReviewWords words) {}

  private record Open(CaseQuery query, LazyLoader<Long, PlantCase> facts) {}

  /**
   * Makes a view model without cases.
   *
   * @param use what it works with
   */
  public ReviewViewModel(Dependencies use) {
    this.use = use;
    this.writer = new LabelWriter(use.writes(), use.ui(), use.words(), this::labelled);
    filter.subscribe((before, now) -> reload());
  }

  /**
   * Begins a review.
   *
   * @param opened lends the open history until {@link #close}
   * @param query which cases
   */
  public void open(HistoryAccess opened, CaseQuery query) {
    close();
    LazyLoader<Long, PlantCase> facts =
        new LazyLoader<>(number -> find(opened, number), use.background(), use.ui(), FACTS);
    open = Optional.of(new Open(query, facts));
    history.set(Optional.of(opened));
    writer.use(Optional.of(new ReviewSession(opened, use.clock())));
    use.background()
        .execute(
            () -> {
              Optional<String> name = use.reviewers().remembered();
              use.ui().execute(() -> reviewer = reviewer.or(() -> name));
            });
    reload();
  }

  private static Optional<PlantCase> find(HistoryAccess history, long number) {
    try {
      return Optional.of(history.use(open -> open.find(number)));
    } catch (HistoryException gone) {
      return Optional.empty();
    }
  }

  /** Ends the review and forgets all cases, for example before the history is locked. */
  public void close() {
    open.ifPresent(known -> known.facts().clear());
    open = Optional.empty();
    history.set(Optional.empty());
    writer.use(Optional.empty());
    loads++;
    loading.set(false);
    dialog.set(ReviewDialog.NONE);
    below = ReviewDialog.NONE;
    waiting = null;
    list.show(List.of());
    revise();
  }

  /** Reads the cases anew; the cursor stays on its case, and every step can still be taken back. */
  public void reload() {
    open.ifPresent(from -> history.get().ifPresent(opened -> load(from, opened)));
  }

  private void load(Open from, HistoryAccess opened) {
    int mine = ++loads;
    ReviewFilter wanted = filter.get();
    loading.set(true);
    use.background()
        .execute(
            () -> {
              try {
                List<CaseSummary> found =
                    wanted.apply(
                        opened.use(h -> h.search(from.query(), 0, Integer.MAX_VALUE)).cases());
                use.ui().execute(() -> loaded(mine, from, found));
              } catch (HistoryException | RuntimeException broken) {
                use.ui().execute(() -> notLoaded(mine, broken));
              }
            });
  }

  private void loaded(int mine, Open from, List<CaseSummary> found) {
    if (mine == loads) {
      loading.set(false);
      from.facts().clear();
      list.show(found);
      revise();
    }
  }

  private void notLoaded(int mine, Exception broken) {
    if (mine == loads) {
      loading.set(false);
      writer.tell(Objects.requireNonNullElse(broken.getMessage(), broken.toString()));
    }
  }

  /** Moves the cursor. */
  void move(GridSelection.Move move, GridSelection.Layout layout, boolean extend) {
    list.selection().move(move, layout, extend);
    revise();
  }

  /** Puts the cursor on a case: alone, with all between, or added to what is chosen. */
  void click(int index, boolean extend, boolean toggle) {
    if (toggle) {
      list.selection().toggle(index);
    } else {
      list.selection().go(index, extend);
    }
    revise();
  }

  /** Chooses all cases. */
  public void chooseAll() {
    list.selection().chooseAll();
    revise();
  }

  /** Closes what lies over the grid, or else keeps only the case under the cursor. */
  public void escape() {
    if (dialog.get() == ReviewDialog.NONE) {
      list.selection().collapse();
      revise();
    } else {
      dialog.set(below);
      below = ReviewDialog.NONE;
      waiting = null;
    }
  }

  /** Shows or hides the photos of the case under the cursor. */
  public void togglePhoto() {
    if (dialog.get() == ReviewDialog.PHOTO) {
      escape();
    } else if (list.cursor().isPresent()) {
      dialog.set(ReviewDialog.PHOTO);
    }
  }

  /** Opens the choice of a class for the chosen cases. */
  public void askClass() {
    if (list.selection().count() > 0) {
      cover(ReviewDialog.CLASS);
    }
  }

  /** Asks again who reviews. */
  public void askReviewer() {
    cover(ReviewDialog.REVIEWER);
  }

  private void cover(ReviewDialog top) {
    below = dialog.get() == ReviewDialog.PHOTO ? ReviewDialog.PHOTO : ReviewDialog.NONE;
    dialog.set(top);
  }

  /**
   * Labels the chosen cases and goes on to the next one. Asks for the reviewer's name first, once.
   *
   * @param action what the person says
   */
  public void label(ReviewAction action) {
    if (dialog.get() == ReviewDialog.CLASS) {
      escape();
    }
    if (open.isEmpty() || list.selection().count() == 0) {
      return;
    }
    if (reviewer.isEmpty()) {
      waiting = action;
      cover(ReviewDialog.REVIEWER);
      return;
    }
    List<Long> numbers = list.chosen();
    list.selection().advance();
    revise();
    writer.label(action, numbers, reviewer.get());
  }

  /**
   * Takes the reviewer's name and goes on with what waited for it.
   *
   * @param name as typed
   */
  public void setReviewer(String name) {
    String kept = name.strip();
    if (kept.isEmpty() || kept.length() > MOST_NAME) {
      writer.tell(use.words().badName());
      return;
    }
    writer.tell("");
    reviewer = Optional.of(kept);
    use.background().execute(() -> remember(kept));
    ReviewAction next = waiting;
    escape();
    if (next != null) {
      label(next);
    }
  }

  private void remember(String name) {
    try {
      use.reviewers().remember(name);
    } catch (IOException refused) {
      String why = use.words().nameNotKept(String.valueOf(refused.getMessage()));
      use.ui().execute(() -> writer.tell(why));
    }
  }

  /** Takes the last step back. */
  public void undo() {
    writer.undo();
  }

  /** Does the step again that was taken back last. */
  public void redo() {
    writer.redo();
  }

  private void labelled(List<PlantCase> changed, boolean goThere) {
    list.replace(changed);
    for (PlantCase of : changed) {
      open.ifPresent(known -> known.facts().replace(of.number(), old -> of));
      listeners.forEach(listener -> listener.accept(of));
    }
    if (goThere && !changed.isEmpty()) {
      list.go(changed.getFirst().number());
    }
    revise();
  }

  private void revise() {
    revision.set(revision.get() + 1);
    wish.unsubscribe();
    Optional<Long> cursor = list.cursor();
    if (open.isEmpty() || cursor.isEmpty()) {
      current.set(Optional.empty());
    } else {
      wish = open.get().facts().request(cursor.get(), current::set);
    }
  }

  /** Calls back for every case that got another label. */
  void onLabelled(Consumer<PlantCase> listener) {
    listeners.add(listener);
  }

  /** Returns what lends the open history. */
  ReadOnlyObjectProperty<Optional<HistoryAccess>> historyProperty() {
    return history.getReadOnlyProperty();
  }

  /** Returns the cases in their order; look again after each revision. */
  public List<CaseSummary> cases() {
    return list.cases();
  }

  GridSelection selection() {
    return list.selection();
  }

  /** Returns the classes of the machine for the case under the cursor, most probable first. */
  List<ClassId> machineClasses() {
    return current.get().stream()
        .flatMap(of -> of.machine().candidates().stream())
        .map(candidate -> candidate.classId())
        .toList();
  }

  /** Returns the name of the reviewer, or the one to offer. */
  String reviewerOrSuggestion() {
    return reviewer.orElse(use.suggestedName());
  }

  /** Returns a number that grows whenever cases or cursor may have changed. */
  public ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Returns everything about the case under the cursor, once it is read. */
  public ReadOnlyObjectProperty<Optional<PlantCase>> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Returns what lies over the grid. */
  public ReadOnlyObjectProperty<ReviewDialog> dialogProperty() {
    return dialog.getReadOnlyProperty();
  }

  /** Returns which cases are reviewed. */
  public ObjectProperty<ReviewFilter> filterProperty() {
    return filter;
  }

  /** Returns what was done last, in words. */
  public ReadOnlyStringProperty saidProperty() {
    return writer.said().getReadOnlyProperty();
  }

  /** Returns what went wrong and what to do; empty if nothing did. */
  public ReadOnlyStringProperty problemProperty() {
    return writer.problem().getReadOnlyProperty();
  }

  /** Returns whether something is being read or written. */
  public BooleanBinding busy() {
    return Bindings.or(loading, writer.running().greaterThan(0));
  }

  /** Returns whether there is a step to take back. */
  public ReadOnlyBooleanProperty undoableProperty() {
    return writer.undoable().getReadOnlyProperty();
  }

  /** Returns whether there is a step to do again. */
  public ReadOnlyBooleanProperty redoableProperty() {
    return writer.redoable().getReadOnlyProperty();
  }
}
