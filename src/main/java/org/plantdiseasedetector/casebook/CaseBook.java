package org.plantdiseasedetector.casebook;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.history.AutomaticBackup;
import org.plantdiseasedetector.history.BackupRotation;
import org.plantdiseasedetector.history.Backups;
import org.plantdiseasedetector.history.Finding;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.HistoryOpener;
import org.plantdiseasedetector.vault.KeyMaterial;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.RecoveryKey;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultException;
import org.plantdiseasedetector.vault.VaultStore;

/**
 * The history of this computer while the app runs: closed or open, with its keys. Whatever uses the
 * open history does so in {@link #use}; closing waits for it. Thread-safe; every method but {@link
 * #state} may take long and is not for the user-interface thread.
 */
public final class CaseBook {

  private static final int BACKUPS_KEPT = 7;

  private final Services services;
  private final ReadWriteLock access = new ReentrantReadWriteLock(true);
  private volatile @Nullable Open open;

  /** Where the history stands. */
  public enum State {
    /** There is none yet. */
    NONE,
    /** There is one; its keys are not in memory. */
    LOCKED,
    /** It can be used. */
    OPEN
  }

  /**
   * What the history is made of.
   *
   * @param folder the history's folder
   * @param backupFolder where backups go
   * @param vaults the vault of a folder
   * @param opener opens the database
   * @param backups makes backups
   * @param keychain this computer's keychain
   * @param who name of the user, for the audit log and labels
   * @param clock dates of visits and labels
   */
  public record Services(
      Path folder,
      Path backupFolder,
      Function<Path, VaultStore> vaults,
      HistoryOpener opener,
      Backups backups,
      KeychainDoor keychain,
      String who,
      Clock clock) {}

  private record Open(UnlockedVault vault, History history) {}

  /**
   * Makes a closed case book; touches no file.
   *
   * @param services what the history is made of
   */
  public CaseBook(Services services) {
    this.services = services;
  }

  /** Returns where the history stands. */
  public State state() {
    if (open != null) {
      return State.OPEN;
    }
    return store().exists() ? State.LOCKED : State.NONE;
  }

  /** Returns whether this computer's keychain can keep the secret of a new history. */
  public boolean canUseKeychain() {
    return services.keychain().available();
  }

  /** Returns whether this computer's keychain opens the history that is there. */
  public boolean keychainOpens() {
    return store().exists() && services.keychain().opens(store());
  }

  /** Returns the name of the user. */
  public String who() {
    return services.who();
  }

  /** Returns the clock of visits and labels. */
  public Clock clock() {
    return services.clock();
  }

  /** Returns the folder of the history. */
  public Path folder() {
    return services.folder();
  }

  /** Returns the folder where backups go unless another one is named. */
  public Path backupFolder() {
    return services.backupFolder();
  }

  /**
   * Makes a history and opens it.
   *
   * @param passphrase not closed
   * @return the recovery key, to be shown once and closed
   * @throws VaultException if there is one already, the passphrase is too short, or nothing can be
   *     written
   * @throws HistoryException if the database cannot be made
   */
  public RecoveryKey create(Passphrase passphrase) throws VaultException, HistoryException {
    return begin(store().create(passphrase));
  }

  /**
   * Makes a history whose secret is in the keychain, and opens it.
   *
   * @return the recovery key, to be shown once and closed
   * @throws VaultException if there is one already, the keychain refuses, or nothing can be written
   * @throws HistoryException if the database cannot be made
   */
  public RecoveryKey createWithKeychain() throws VaultException, HistoryException {
    return begin(services.keychain().create(store()));
  }

  private RecoveryKey begin(VaultStore.Created created) throws HistoryException {
    try {
      open(created.vault());
      return created.recoveryKey();
    } catch (HistoryException | RuntimeException failed) {
      created.recoveryKey().close();
      throw failed;
    }
  }

  /**
   * Opens the history.
   *
   * @param passphrase not closed
   * @return what the user should hear
   * @throws VaultException if the passphrase is wrong or too soon, or the vault is damaged
   * @throws HistoryException if another instance has it open, or it is damaged
   */
  public List<String> unlock(Passphrase passphrase) throws VaultException, HistoryException {
    return open(store().unlock(passphrase));
  }

  /**
   * Opens the history with the recovery key.
   *
   * @param recoveryKey not closed
   * @return what the user should hear
   * @throws VaultException if the key is of another history, or the vault is damaged
   * @throws HistoryException if another instance has it open, or it is damaged
   */
  public List<String> unlock(RecoveryKey recoveryKey) throws VaultException, HistoryException {
    return open(store().unlock(recoveryKey));
  }

  /**
   * Opens the history with the keychain's secret.
   *
   * @return what the user should hear
   * @throws VaultException if the keychain does not have it, or the vault is damaged
   * @throws HistoryException if another instance has it open, or it is damaged
   */
  public List<String> unlockWithKeychain() throws VaultException, HistoryException {
    return open(services.keychain().unlock(store()));
  }

  private List<String> open(UnlockedVault vault) throws HistoryException {
    access.writeLock().lock();
    try {
      if (open != null) {
        vault.close();
        return List.of();
      }
      History history = services.opener().open(services.folder(), vault, services.who());
      open = new Open(vault, history);
      return history.notices();
    } catch (HistoryException | RuntimeException failed) {
      vault.close();
      throw failed;
    } finally {
      access.writeLock().unlock();
    }
  }

  /**
   * Returns how long the next passphrase has to wait after wrong ones.
   *
   * @throws VaultException if that cannot be read
   */
  public Duration waitLeft() throws VaultException {
    return store().waitLeft();
  }

  /**
   * Uses the open history. Several threads may do so at once.
   *
   * @param <T> what comes of it
   * @param work what to do
   * @return what the work returns
   * @throws HistoryException if the history is locked, or the work fails
   * @throws IOException if something outside of the history fails
   */
  public <T> T use(HistoryWork<T> work) throws HistoryException, IOException {
    return this.<T, IOException>whileOpen((history, vault) -> work.with(history));
  }

  /**
   * Uses the open history together with a key for one purpose.
   *
   * @param <T> what comes of it
   * @param purpose text that keeps the keys of different purposes apart
   * @param work what to do
   * @return what the work returns
   * @throws HistoryException if the history is locked, or the work fails
   * @throws IOException if something outside of the history fails
   */
  public <T> T use(String purpose, KeyedHistoryWork<T> work) throws HistoryException, IOException {
    return this.<T, IOException>whileOpen(
        (history, vault) -> {
          try (KeyMaterial key = vault.seals().derive(new byte[0], purpose)) {
            return work.with(history, key);
          }
        });
  }

  /**
   * Uses the automatic backup; closing waits for it.
   *
   * @param <T> what comes of it
   * @param data the app's folder, with the settings
   * @param work what to do
   * @return what the work returns
   * @throws HistoryException if the history is locked, or the work fails
   * @throws VaultException if the vault's file is damaged
   */
  public <T> T backups(Path data, BackupWork<T> work) throws HistoryException, VaultException {
    AutomaticBackup.Place place =
        new AutomaticBackup.Place(data, services.folder(), services.backupFolder());
    return this.<T, VaultException>whileOpen(
        (history, vault) ->
            work.with(
                new AutomaticBackup(
                    history, vault, place, services.backups(), services.clock(), services.who())));
  }

  /** Closing waits for the work. */
  <T, X extends Exception> T whileOpen(OpenWork<T, X> work) throws HistoryException, X {
    access.readLock().lock();
    try {
      Open now = opened();
      return work.with(now.history(), now.vault());
    } finally {
      access.readLock().unlock();
    }
  }

  private Open opened() throws HistoryException {
    Open now = open;
    if (now == null) {
      throw new HistoryException(
          HistoryException.Reason.INVALID,
          "The history is locked. Unlock it and try again; nothing was changed.",
          null);
    }
    return now;
  }

  /**
   * Closes the history and overwrites its keys, after what is under way is done. A closed one stays
   * closed.
   *
   * @throws HistoryException if the database could not be closed in order; the keys are gone anyway
   */
  public void lock() throws HistoryException {
    access.writeLock().lock();
    Open closing = open;
    open = null;
    try {
      if (closing != null) {
        closing.history().close();
      }
    } finally {
      if (closing != null) {
        closing.vault().close();
      }
      access.writeLock().unlock();
    }
  }

  /**
   * Replaces the passphrase of the open history.
   *
   * @param old the present one, so that nobody else can do this at an open computer; not closed
   * @param changed the new one; not closed
   * @throws VaultException if the old one is wrong or the new one too short
   * @throws HistoryException if the history is locked or cannot be written
   */
  public void changePassphrase(Passphrase old, Passphrase changed)
      throws VaultException, HistoryException {
    this.<Boolean, VaultException>whileOpen(
        (history, vault) -> {
          store().unlock(old).close();
          store().changePassphrase(vault, changed);
          history.record("passphrase_changed", "vault", "");
          return true;
        });
  }

  /**
   * Checks every row, file and backup.
   *
   * @param progress told of each checked photo file
   * @return what is wrong; empty if all is well
   * @throws HistoryException if the history is locked or the check cannot be made
   * @throws IOException if the backups cannot be listed
   */
  public List<Finding> verify(Runnable progress) throws HistoryException, IOException {
    return this.<List<Finding>, IOException>whileOpen(
        (history, vault) -> {
          List<Finding> findings = new ArrayList<>(history.verify(progress));
          for (Path backup : Backups.list(services.backupFolder())) {
            findings.addAll(services.backups().check(backup, vault));
          }
          return findings;
        });
  }

  /**
   * Makes a backup of the open history, proves it by restoring it into a temporary folder, and
   * notes it in the audit log.
   *
   * @param target folder for backups
   * @return the file
   * @throws HistoryException if the history is locked or the backup cannot be made
   * @throws VaultException if the vault's file is damaged
   */
  public Path backup(Path target) throws HistoryException, VaultException {
    return this.<Path, VaultException>whileOpen(
        (history, vault) ->
            services
                .backups()
                .createOpen(
                    history,
                    services.folder(),
                    vault,
                    target,
                    BackupRotation.newest(BACKUPS_KEPT),
                    services.who()));
  }

  /**
   * Puts the history of a backup where this one is. The backup is unlocked and checked to the last
   * byte before anything is replaced; what is here is closed for it and moved aside, never deleted.
   *
   * @param file the backup
   * @param unlocker opens the backup's vault
   * @return where the history that was here is now; the folder itself if there was none
   * @throws VaultException if passphrase or recovery key do not fit
   * @throws HistoryException if the backup is damaged or cannot be put in its place; what was here
   *     is there still, and closed
   */
  public Path restore(Path file, Backups.Unlocker unlocker)
      throws VaultException, HistoryException {
    access.writeLock().lock();
    try {
      lock();
      return services.backups().restore(file, services.folder(), true, unlocker, services.who());
    } finally {
      access.writeLock().unlock();
    }
  }

  private VaultStore store() {
    return services.vaults().apply(services.folder());
  }
}
