package org.plantdiseasedetector.ui.readiness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.readiness.Fix;
import org.plantdiseasedetector.readiness.ReadinessReport;
import org.plantdiseasedetector.readiness.ReadinessService;
import org.plantdiseasedetector.readiness.ReportChanges;
import org.plantdiseasedetector.readiness.Role;
import org.plantdiseasedetector.readiness.RowResult;
import org.plantdiseasedetector.readiness.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state behind the readiness panel. Used on the user-interface thread. */
public final class ReadinessViewModel {

  private static final Logger LOG = LoggerFactory.getLogger(ReadinessViewModel.class);

  private final ReadinessService service;
  private final Fix.Source fixes;
  private final Executor background;
  private final Executor ui;
  private final ObservableList<RowItem> all = FXCollections.observableArrayList();
  private final FilteredList<RowItem> shown = new FilteredList<>(all);
  private final ObjectProperty<RowFilter> filter = new SimpleObjectProperty<>(RowFilter.BLOCKING);
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<Optional<String>> section =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<@Nullable RowItem> selected = new SimpleObjectProperty<>();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyObjectWrapper<Optional<ReadinessReport>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ReportChanges>> changes =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Undoable>> undo =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private AtomicBoolean cancelled = new AtomicBoolean();

  /**
   * Makes the state.
   *
   * @param service answers the checklist
   * @param fixes what the app can do about rows
   * @param background runs what takes long
   * @param ui runs on the user-interface thread
   */
  public ReadinessViewModel(
      ReadinessService service, Fix.Source fixes, Executor background, Executor ui) {
    this.service = service;
    this.fixes = fixes;
    this.background = background;
    this.ui = ui;
    service.checklist().rows().forEach(row -> all.add(new RowItem(row, Optional.empty())));
    filter.subscribe(this::refilter);
    search.subscribe(this::refilter);
    section.subscribe(this::refilter);
  }

  private void refilter() {
    RowFilter wanted = filter.get();
    String words = search.get().toLowerCase(Locale.ROOT);
    Optional<String> only = section.get();
    shown.setPredicate(
        item ->
            wanted.accepts(item)
                && only.filter(name -> !item.row().section().equals(name)).isEmpty()
                && (words.isBlank() || item.contains(words)));
  }

  /** What takes long. */
  private interface Work {
    void run() throws Exception;
  }

  /** Runs off the user-interface thread; a failure is shown. */
  private void inBackground(Work work) {
    background.execute(
        () -> {
          try {
            work.run();
          } catch (Exception failure) {
            if (failure instanceof InterruptedException) {
              Thread.currentThread().interrupt();
            }
            LOG.warn("event=readiness_failed", failure);
            ui.execute(() -> failed(String.valueOf(failure.getMessage())));
          }
        });
  }

  private void failed(String reason) {
    running.set(false);
    problem.set(Optional.of(reason));
  }

  /** Shows the report of the last run. */
  public void open() {
    inBackground(
        () -> {
          Optional<ReadinessReport> last = service.last();
          ui.execute(() -> last.ifPresent(this::show));
        });
  }

  private void show(ReadinessReport shownNow) {
    report.set(Optional.of(shownNow));
    shownNow.results().forEach(this::put);
    refilter();
  }

  private void put(RowResult result) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).row().id().equals(result.row().id())) {
        boolean wasSelected = all.get(i).equals(selected.get());
        RowItem item = new RowItem(all.get(i).row(), Optional.of(result));
        all.set(i, item);
        if (wasSelected) {
          selected.set(item);
        }
        return;
      }
    }
  }

  /** Answers all rows in the background; does nothing while that is under way. */
  public void runAll() {
    if (running.get()) {
      return;
    }
    begin();
    AtomicBoolean stop = cancelled;
    inBackground(
        () -> {
          Optional<ReadinessReport> before = service.last();
          ReadinessReport made =
              service.runAll(
                  (done, of, result) -> ui.execute(() -> answered(done, of, result)), stop::get);
          ui.execute(() -> finished(before, made, stop.get()));
        });
  }

  private void begin() {
    cancelled = new AtomicBoolean();
    problem.set(Optional.empty());
    progress.set(0);
    running.set(true);
  }

  private void answered(int done, int of, RowResult result) {
    put(result);
    progress.set((double) done / of);
  }

  private void finished(Optional<ReadinessReport> before, ReadinessReport made, boolean stopped) {
    running.set(false);
    if (!stopped) {
      changes.set(before.map(earlier -> ReportChanges.between(earlier, made)));
      show(made);
    }
  }

  /** Stops after the row in work; the answers so far stay on the screen, the report is not kept. */
  public void cancel() {
    cancelled.set(true);
  }

  /**
   * Answers one row.
   *
   * @param item the row
   */
  public void runOne(RowItem item) {
    if (running.get()) {
      return;
    }
    begin();
    inBackground(() -> answer(item));
  }

  private void answer(RowItem item) throws IOException {
    List<RowResult> results = service.runOne(item.row().id()).results();
    ui.execute(
        () -> {
          running.set(false);
          results.forEach(this::put);
        });
  }

  /**
   * What a person says about a row.
   *
   * @param by name of the person
   * @param role what the person is responsible for
   * @param note what was done
   * @param evidence a file that shows it
   * @param until last day on which it counts
   */
  public record Answer(String by, String role, String note, Path evidence, LocalDate until) {}

  /**
   * Stores what a person says about a row, and answers the row anew.
   *
   * @param item the row
   * @param answer what the person says
   */
  public void attest(RowItem item, Answer answer) {
    begin();
    inBackground(
        () -> {
          service.attest(
              item.row().id(),
              answer.by(),
              answer.role(),
              answer.note(),
              answer.evidence(),
              answer.until());
          answer(item);
        });
  }

  /**
   * Signs the last report, and answers the row anew.
   *
   * @param item the row of the role
   * @param role in which role
   * @param by name of the person
   * @param deployer who deploys
   * @param notes deviations, may be empty
   */
  public void sign(RowItem item, Role role, String by, String deployer, String notes) {
    begin();
    inBackground(
        () -> {
          service.sign(role, by, deployer, notes);
          answer(item);
        });
  }

  /**
   * Returns what the app can do about a row.
   *
   * @param item the row
   * @return empty where it is good, or people have to do it
   */
  public Optional<Fix> fix(RowItem item) {
    boolean isGood =
        item.state().filter(now -> now == State.PASS || now == State.DOES_NOT_APPLY).isPresent();
    return isGood ? Optional.empty() : fixes.of(item.row().id());
  }

  /**
   * Does what the app can do about a row, and answers the row anew.
   *
   * @param item the row
   * @param fix what to do
   */
  public void apply(RowItem item, Fix fix) {
    if (running.get()) {
      return;
    }
    begin();
    undo.set(Optional.empty());
    inBackground(
        () -> {
          Optional<Fix.Undo> back = fix.work().apply();
          ui.execute(() -> undo.set(back.map(how -> new Undoable(item.row().id(), how))));
          answer(item);
        });
  }

  /** Undoes what was done last, and answers its row anew. */
  public void undo() {
    Optional<Undoable> last = undo.get();
    if (running.get() || last.isEmpty()) {
      return;
    }
    begin();
    undo.set(Optional.empty());
    inBackground(
        () -> {
          last.get().how().undo();
          List<RowResult> results = service.runOne(last.get().row()).results();
          ui.execute(
              () -> {
                running.set(false);
                results.forEach(this::put);
              });
        });
  }

  /**
   * Something that was done and can be undone.
   *
   * @param row id of its row
   * @param how undoes it
   */
  public record Undoable(String row, Fix.Undo how) {}

  /** Returns what can be undone. */
  public ReadOnlyObjectProperty<Optional<Undoable>> undoProperty() {
    return undo.getReadOnlyProperty();
  }

  /** Returns the rows that fit filter, section and search, in the order of the checklist. */
  public ObservableList<RowItem> rows() {
    return shown;
  }

  /** Returns which rows are wanted. */
  public ObjectProperty<RowFilter> filterProperty() {
    return filter;
  }

  /** Returns the words that rows must contain. */
  public StringProperty searchProperty() {
    return search;
  }

  /** Returns the only section that is shown; empty for all. */
  public ObjectProperty<Optional<String>> sectionProperty() {
    return section;
  }

  /** Returns the row whose details are shown; null for none. */
  public ObjectProperty<@Nullable RowItem> selectedProperty() {
    return selected;
  }

  /** Returns whether rows are being answered. */
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Returns how far that is, from 0 to 1. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Returns the last whole report. */
  public ReadOnlyObjectProperty<Optional<ReadinessReport>> reportProperty() {
    return report.getReadOnlyProperty();
  }

  /** Returns what the last run changed. */
  public ReadOnlyObjectProperty<Optional<ReportChanges>> changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** Returns why the last request failed. */
  public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
