package org.plantdiseasedetector.ui.history;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.casebook.HistoryWork;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.CasePage;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.ui.vault.VaultState;
import org.plantdiseasedetector.ui.vault.VaultViewModel;

/**
 * Finds cases while the user types, and the one that is shown. Results that come too late are
 * dropped. Used on the user-interface thread; searching runs on the background executor.
 */
public final class HistoryViewModel {

  /** Shorter than a pause between two words, longer than between two keys. */
  private static final Duration PAUSE = Duration.ofMillis(120);

  private final Dependencies use;
  private final StringProperty text = new SimpleStringProperty("");
  private final ObjectProperty<Filters> filters = new SimpleObjectProperty<>(Filters.NONE);
  private final ObservableList<CaseSummary> found = FXCollections.observableArrayList();
  private final ObservableList<CaseSummary> foundView =
      FXCollections.unmodifiableObservableList(found);
  private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper(-1);
  private final ReadOnlyObjectWrapper<Choices> choices = new ReadOnlyObjectWrapper<>(Choices.NONE);
  private final ReadOnlyObjectWrapper<@Nullable PlantCase> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private long search;
  private long selection;

  /**
   * What the view model works with.
   *
   * @param vault the history
   * @param background runs long work
   * @param ui runs every change of a property, in order
   * @param later runs something on the user-interface thread after a while
   */
  public record Dependencies(VaultViewModel vault, Executor background, Executor ui, Later later) {}

  /** Runs something after a while. */
  @FunctionalInterface
  public interface Later {
    /**
     * Runs something after a while.
     *
     * @param delay how long to wait
     * @param task runs on the user-interface thread
     */
    void run(Duration delay, Runnable task);
  }

  /**
   * What is looked for besides words; null for anything.
   *
   * @param crop as noted or recognised
   * @param classId the valid class
   * @param outcome what the machine concluded
   * @param field name of the field
   * @param from first day
   * @param to last day
   * @param state of the human label
   * @param leastSeverity percent
   */
  public record Filters(
      @Nullable String crop,
      @Nullable ClassId classId,
      @Nullable String outcome,
      @Nullable String field,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable LabelState state,
      @Nullable Double leastSeverity) {

    /** Every case fits. */
    public static final Filters NONE = new Filters(null, null, null, null, null, null, null, null);

    CaseQuery query(String text) {
      return new CaseQuery(
          text,
          Optional.ofNullable(crop),
          Optional.ofNullable(classId).map(ClassId::value),
          Optional.ofNullable(outcome),
          Optional.ofNullable(field),
          Optional.ofNullable(from),
          Optional.ofNullable(to),
          Optional.ofNullable(state),
          Optional.ofNullable(leastSeverity));
    }
  }

  /**
   * What occurs in the history, to be chosen from.
   *
   * @param crops in alphabetical order
   * @param fields in alphabetical order
   * @param classes valid classes, in alphabetical order of their ids
   */
  public record Choices(List<String> crops, List<String> fields, List<ClassId> classes) {

    /** Nothing occurs. */
    public static final Choices NONE = new Choices(List.of(), List.of(), List.of());

    static Choices of(List<CaseSummary> all) {
      TreeSet<String> crops = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      TreeSet<String> fields = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      TreeSet<String> classes = new TreeSet<>();
      for (CaseSummary summary : all) {
        crops.add(summary.crop());
        fields.add(summary.field());
        summary.label().ifPresent(label -> classes.add(label.value()));
      }
      crops.remove("");
      fields.remove("");
      return new Choices(
          List.copyOf(crops), List.copyOf(fields), classes.stream().map(ClassId::new).toList());
    }
  }

  /**
   * Makes the view model.
   *
   * @param dependencies what it works with
   */
  public HistoryViewModel(Dependencies dependencies) {
    this.use = dependencies;
    text.subscribe((before, now) -> searchSoon());
    filters.subscribe((before, now) -> searchSoon());
    use.vault().stateProperty().subscribe(this::vaultChanged);
  }

  private void vaultChanged(VaultState state) {
    if (state instanceof VaultState.Open) {
      refresh();
    } else {
      search++;
      selection++;
      found.clear();
      total.set(-1);
      shown.set(null);
      choices.set(Choices.NONE);
      problem.set(Optional.empty());
    }
  }

  private void searchSoon() {
    long mine = ++search;
    use.later()
        .run(
            PAUSE,
            () -> {
              if (mine == search) {
                searchNow(false);
              }
            });
  }

  /** Searches again, for example after something was saved. */
  public void refresh() {
    searchNow(true);
  }

  private record Answer(CasePage page, Optional<Choices> choices) {}

  private void searchNow(boolean withChoices) {
    if (!use.vault().isOpen()) {
      return;
    }
    long mine = ++search;
    CaseQuery query = filters.get().query(text.get());
    background(
        history -> {
          CasePage page = history.search(query, 0, Integer.MAX_VALUE);
          List<CaseSummary> all =
              withChoices ? history.search(CaseQuery.ALL, 0, Integer.MAX_VALUE).cases() : List.of();
          return new Answer(page, withChoices ? Optional.of(Choices.of(all)) : Optional.empty());
        },
        answer -> {
          if (mine == search) {
            answered(answer);
          }
        });
  }

  private void answered(Answer answer) {
    found.setAll(answer.page().cases());
    total.set(answer.page().total());
    answer.choices().ifPresent(choices::set);
    problem.set(Optional.empty());
  }

  /**
   * Shows a case.
   *
   * @param number of the case
   */
  public void show(long number) {
    long mine = ++selection;
    background(
        history -> history.find(number),
        of -> {
          if (mine == selection) {
            shown.set(of);
          }
        });
  }

  /** Shows no case. */
  public void showNone() {
    selection++;
    shown.set(null);
  }

  /** Takes over a case that was changed. */
  void changed(PlantCase now) {
    PlantCase before = shown.get();
    if (before != null && before.number() == now.number()) {
      shown.set(now);
    }
    refresh();
  }

  private <T> void background(HistoryWork<T> work, Consumer<T> done) {
    use.background()
        .execute(
            () -> {
              try {
                T result = use.vault().book().use(work);
                use.ui()
                    .execute(
                        () -> {
                          if (use.vault().isOpen()) {
                            done.accept(result);
                          }
                        });
              } catch (HistoryException | IOException refused) {
                use.ui().execute(() -> failed(String.valueOf(refused.getMessage())));
              }
            });
  }

  private void failed(String reason) {
    if (use.vault().isOpen()) {
      problem.set(Optional.of(reason));
    }
  }

  /** Returns what the list shows now, as a query. */
  public CaseQuery query() {
    return filters.get().query(text.get());
  }

  /** Returns the words that are looked for. */
  public StringProperty textProperty() {
    return text;
  }

  /** Returns what is looked for besides words. */
  public ObjectProperty<Filters> filtersProperty() {
    return filters;
  }

  /** Returns the found cases, the newest visit first; unmodifiable. */
  public ObservableList<CaseSummary> found() {
    return foundView;
  }

  /** Returns how many cases were found; -1 before the first search. */
  public ReadOnlyIntegerProperty totalProperty() {
    return total.getReadOnlyProperty();
  }

  /** Returns what occurs in the history. */
  public ReadOnlyObjectProperty<Choices> choicesProperty() {
    return choices.getReadOnlyProperty();
  }

  /** Returns the case that is shown; null for none. */
  public ReadOnlyObjectProperty<@Nullable PlantCase> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Returns why cases cannot be shown, if so. */
  public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Returns the history. */
  public VaultViewModel vault() {
    return use.vault();
  }
}
