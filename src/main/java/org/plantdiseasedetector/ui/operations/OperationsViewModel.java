package org.plantdiseasedetector.ui.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.plantdiseasedetector.domain.ErrorId;
import org.plantdiseasedetector.operations.AlertRule;
import org.plantdiseasedetector.operations.DiagnosticPackage;
import org.plantdiseasedetector.operations.OperationsDesk;
import org.plantdiseasedetector.ui.common.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state behind page and notices of operations. Used on the user-interface thread. */
public final class OperationsViewModel {

  private static final Logger LOG = LoggerFactory.getLogger(OperationsViewModel.class);

  private final OperationsDesk desk;
  private final Executor background;
  private final Executor ui;
  private final Texts texts;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final ReadOnlyObjectWrapper<Optional<OperationsDesk.State>> state =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Path>> pastCrashes =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<String>> message =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * Makes the state and asks for crashes of earlier runs.
   *
   * @param desk what is asked
   * @param background runs what takes long
   * @param ui runs on the user-interface thread
   * @param texts words
   */
  public OperationsViewModel(OperationsDesk desk, Executor background, Executor ui, Texts texts) {
    this.desk = desk;
    this.background = background;
    this.ui = ui;
    this.texts = texts;
    inBackground(
        () -> {
          List<Path> past = desk.pastCrashes();
          ui.execute(() -> pastCrashes.set(past));
        });
  }

  /** What takes long. */
  private interface Work {
    void run() throws IOException;
  }

  private void inBackground(Work work) {
    background.execute(
        () -> {
          try {
            work.run();
          } catch (IOException | RuntimeException failure) {
            ErrorId id = ErrorId.next();
            LOG.error("event=operations_failed id={}", id, failure);
            ui.execute(
                () ->
                    tell(
                        texts.format(
                            "operations.failed", String.valueOf(failure.getMessage()), id)));
          }
        });
  }

  private void tell(String what) {
    message.set(Optional.of(what));
  }

  /** Looks at the app; on any thread. Does nothing while the last look is under way. */
  public void refresh() {
    if (looking.compareAndSet(false, true)) {
      inBackground(this::look);
    }
  }

  private void look() throws IOException {
    try {
      OperationsDesk.State now = desk.look();
      ui.execute(() -> state.set(Optional.of(now)));
    } finally {
      looking.set(false);
    }
  }

  /**
   * Switches the file of metrics on or off.
   *
   * @param on whether it is wanted
   */
  public void writeFile(boolean on) {
    inBackground(
        () -> {
          desk.writeFile(on);
          OperationsDesk.State now = desk.look();
          ui.execute(() -> state.set(Optional.of(now)));
        });
  }

  /**
   * Gathers a diagnostic package; nothing is saved.
   *
   * @param shown gets it on the user-interface thread
   */
  public void gather(Consumer<DiagnosticPackage> shown) {
    inBackground(
        () -> {
          DiagnosticPackage gathered = desk.collect();
          ui.execute(() -> shown.accept(gathered));
        });
  }

  /**
   * Saves what the user has seen.
   *
   * @param gathered the package
   * @param wanted which of its files
   * @param target the ZIP file
   */
  public void save(
      DiagnosticPackage gathered, Predicate<DiagnosticPackage.Item> wanted, Path target) {
    inBackground(
        () -> {
          gathered.only(wanted).save(target);
          ui.execute(
              () -> {
                pastCrashes.set(List.of());
                tell(texts.format("operations.saved", target.toString()));
              });
        });
  }

  /** Leaves the crashes of earlier runs alone. */
  public void forgetCrashes() {
    pastCrashes.set(List.of());
  }

  /** Returns how many things the user should look at. */
  public int notices() {
    List<AlertRule> alerts = state.get().map(OperationsDesk.State::alerts).orElse(List.of());
    return alerts.size() + (pastCrashes.get().isEmpty() ? 0 : 1);
  }

  /** Returns the app at the last look; empty before the first. */
  public ReadOnlyObjectProperty<Optional<OperationsDesk.State>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Returns the crash reports of earlier runs that wait for an answer. */
  public ReadOnlyObjectProperty<List<Path>> pastCrashesProperty() {
    return pastCrashes.getReadOnlyProperty();
  }

  /** Returns what became of the last request. */
  public ReadOnlyObjectProperty<Optional<String>> messageProperty() {
    return message.getReadOnlyProperty();
  }
}
