package org.plantdiseasedetector.ui.vault;

import java.time.Duration;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.domain.ErrorId;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.vault.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what takes long with the vault. Used on the user-interface thread. */
final class VaultWorker {

  private static final Logger LOG = LoggerFactory.getLogger(VaultWorker.class);

  private final CaseBook book;
  private final Executor background;
  private final Executor ui;
  private final Texts texts;
  private final Refusal refusal;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private int underWay;

  /** What has to be done in the background; what it returns is run on the user's thread. */
  interface Work {
    Runnable run() throws VaultException, HistoryException;
  }

  /** Hears of what could not be done, and how long the next passphrase has to wait. */
  interface Refusal {
    void refused(String what, Duration left);
  }

  VaultWorker(CaseBook book, Executor background, Executor ui, Texts texts, Refusal refusal) {
    this.book = book;
    this.background = background;
    this.ui = ui;
    this.texts = texts;
    this.refusal = refusal;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Runs work, also while other work is under way. */
  void run(Work work) {
    underWay++;
    busy.set(true);
    background.execute(
        () -> {
          Runnable after = outcome(work);
          ui.execute(
              () -> {
                underWay--;
                busy.set(underWay > 0);
                after.run();
              });
        });
  }

  private Runnable outcome(Work work) {
    try {
      return work.run();
    } catch (VaultException refused) {
      Duration left = waitLeft();
      return () -> refusal.refused(refused.getMessage(), left);
    } catch (HistoryException refused) {
      return () -> refusal.refused(refused.getMessage(), Duration.ZERO);
    } catch (RuntimeException unexpected) {
      ErrorId id = ErrorId.next();
      LOG.error("event=vault_failed id={}", id, unexpected);
      String what = texts.format("vault.unexpected", String.valueOf(unexpected.getMessage()));
      String told = texts.format("error.with-id", what, id);
      return () -> refusal.refused(told, Duration.ZERO);
    }
  }

  private Duration waitLeft() {
    try {
      return book.waitLeft();
    } catch (VaultException unreadable) {
      LOG.warn("event=wait_unknown", unreadable);
      return Duration.ZERO;
    }
  }
}
