package org.plantdiseasedetector.ui.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.plantdiseasedetector.casebook.CaseExport;
import org.plantdiseasedetector.casebook.ExportFormat;
import org.plantdiseasedetector.history.AuditEntry;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.CaseReceiver;
import org.plantdiseasedetector.history.Finding;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.vault.VaultState;
import org.plantdiseasedetector.ui.vault.VaultViewModel;
import org.plantdiseasedetector.vault.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exports, backups, the integrity check and the audit log: one at a time, in the background. Used
 * on the user-interface thread.
 */
public final class TasksViewModel {

  private static final Logger LOG = LoggerFactory.getLogger(TasksViewModel.class);

  private final VaultViewModel vault;
  private final Executor background;
  private final Executor ui;
  private final Texts texts;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<String>> message =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Report>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** Something to read. */
  public sealed interface Report {

    /**
     * What an integrity check found.
     *
     * @param findings what is wrong, at least one
     */
    record Damage(List<Finding> findings) implements Report {}

    /**
     * The audit log.
     *
     * @param entries the newest line first
     */
    record Audit(List<AuditEntry> entries) implements Report {}

    /**
     * What came of a file of cases.
     *
     * @param merged what was done
     */
    record Received(CaseReceiver.Report merged) implements Report {}
  }

  /**
   * Makes the view model.
   *
   * @param vault the history
   * @param background runs long work
   * @param ui runs every change of a property, in order
   * @param texts words of the messages
   */
  public TasksViewModel(VaultViewModel vault, Executor background, Executor ui, Texts texts) {
    this.vault = vault;
    this.background = background;
    this.ui = ui;
    this.texts = texts;
    vault.stateProperty().subscribe(this::vaultChanged);
  }

  private void vaultChanged(VaultState state) {
    if (!(state instanceof VaultState.Open)) {
      report.set(Optional.empty());
    }
  }

  /**
   * Writes cases out, unencrypted.
   *
   * @param query which cases
   * @param format what to write
   * @param target a file, or for photos a new folder
   */
  public void export(CaseQuery query, ExportFormat format, Path target) {
    work(
        texts.get("tasks.exporting"),
        () -> vault.book().use(history -> new CaseExport(history).write(query, format, target)),
        written -> tell(texts.format("tasks.exported", written, target.toString())));
  }

  /**
   * Makes a backup and proves it.
   *
   * @param target folder for backups
   */
  public void backup(Path target) {
    work(
        texts.get("tasks.backing-up"),
        () -> vault.book().backup(target),
        file -> tell(texts.format("tasks.backed-up", file.toString())));
  }

  /** Makes a backup in the data folder. */
  public void backup() {
    backup(vault.book().backupFolder());
  }

  /** Checks every row, file and backup. */
  public void verify() {
    work(
        texts.get("tasks.verifying"),
        () -> vault.book().verify(() -> {}),
        findings -> {
          if (findings.isEmpty()) {
            tell(texts.get("tasks.verified"));
          } else {
            tell(texts.format("tasks.damaged", findings.size()));
            report.set(Optional.of(new Report.Damage(findings)));
          }
        });
  }

  /** Shows the audit log. */
  public void audit() {
    work(
        texts.get("tasks.reading-audit"),
        () -> vault.book().use(History::audit),
        entries -> {
          message.set(Optional.empty());
          report.set(Optional.of(new Report.Audit(entries.reversed())));
        });
  }

  /** What takes long. */
  interface Work<T> {
    T run() throws HistoryException, VaultException, IOException;
  }

  /** Does something in the background, unless something is under way or the history is locked. */
  <T> void work(String what, Work<T> work, Consumer<T> done) {
    if (busy.get() || !vault.isOpen()) {
      return;
    }
    busy.set(true);
    tell(what);
    background.execute(
        () -> {
          Runnable after = outcome(work, done);
          ui.execute(
              () -> {
                busy.set(false);
                vault.activity();
                after.run();
              });
        });
  }

  private <T> Runnable outcome(Work<T> work, Consumer<T> done) {
    try {
      T result = work.run();
      return () -> done.accept(result);
    } catch (HistoryException | VaultException refused) {
      return () -> tell(String.valueOf(refused.getMessage()));
    } catch (IOException refused) {
      return () -> tell(texts.format("tasks.failed", String.valueOf(refused.getMessage())));
    } catch (RuntimeException unexpected) {
      // Whatever it was: the next task must be possible.
      LOG.error("event=task_failed", unexpected);
      String why = String.valueOf(unexpected.getMessage());
      return () -> tell(texts.format("vault.unexpected", why));
    }
  }

  /** Takes the message away. */
  void clear() {
    message.set(Optional.empty());
  }

  /** Shows something to read. */
  void show(Report read) {
    report.set(Optional.of(read));
  }

  /** Tells what came of something. */
  void tell(String what) {
    message.set(Optional.of(what));
  }

  /** Closes what is being read. */
  public void closeReport() {
    report.set(Optional.empty());
  }

  /** Returns whether something is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Returns what is under way or came of it. */
  public ReadOnlyObjectProperty<Optional<String>> messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Returns what is to be read. */
  public ReadOnlyObjectProperty<Optional<Report>> reportProperty() {
    return report.getReadOnlyProperty();
  }
}
