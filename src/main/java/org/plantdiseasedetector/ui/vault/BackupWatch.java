package org.plantdiseasedetector.ui.vault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.AutomaticBackup;
import org.plantdiseasedetector.history.BackupScheduler;
import org.plantdiseasedetector.history.BackupStatus;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.vault.VaultException;

/**
 * Makes backups of the history while it is open, as the stored settings want them, and tells when
 * one is overdue or fails. Used on the user-interface thread; backups are made on the background
 * executor.
 */
public final class BackupWatch {

  private static final Duration INTERVAL = Duration.ofMinutes(5);

  private final VaultViewModel vault;
  private final Dependencies use;
  private @Nullable BackupScheduler running;

  /**
   * What the watch works with.
   *
   * @param data the app's folder, with the settings
   * @param clockwork asks at intervals; not closed
   * @param background makes backups
   * @param ui runs what tells the user
   * @param texts words of the messages
   */
  public record Dependencies(
      Path data,
      ScheduledExecutorService clockwork,
      Executor background,
      Executor ui,
      Texts texts) {}

  private BackupWatch(VaultViewModel vault, Dependencies use) {
    this.vault = vault;
    this.use = use;
  }

  /**
   * Watches a history from now on.
   *
   * @param vault the history
   * @param dependencies what the watch works with
   */
  public static void over(VaultViewModel vault, Dependencies dependencies) {
    BackupWatch watch = new BackupWatch(vault, dependencies);
    vault.stateProperty().subscribe(watch::changed);
  }

  private void changed(VaultState state) {
    boolean open = state instanceof VaultState.Open;
    BackupScheduler before = running;
    if (open && before == null) {
      BackupScheduler started =
          new BackupScheduler(this::makeIfDue, use.background(), vault.book().clock(), new Told());
      running = started;
      started.start(use.clockwork(), INTERVAL);
      started.tick();
    } else if (!open && before != null) {
      running = null;
      // A backup that is under way ends first; nobody waits for it here.
      use.background().execute(before::close);
    }
  }

  private Optional<Path> makeIfDue() throws HistoryException, VaultException {
    return vault.book().backups(use.data(), this::makeIfDue);
  }

  private Optional<Path> makeIfDue(AutomaticBackup backup) throws HistoryException, VaultException {
    BackupStatus status = backup.status();
    if (status.state() == BackupStatus.State.OVERDUE) {
      tell(use.texts().get("backup.overdue"));
    }
    return backup.makeIfDue();
  }

  private void tell(String what) {
    use.ui()
        .execute(
            () -> {
              if (vault.isOpen()) {
                vault.tell(what);
              }
            });
  }

  private final class Told implements BackupScheduler.Listener {

    @Override
    public void made(Path file) {
      tell(use.texts().format("backup.made", String.valueOf(file)));
    }

    @Override
    public void failed(String message) {
      tell(use.texts().format("backup.failed", message));
    }
  }
}
