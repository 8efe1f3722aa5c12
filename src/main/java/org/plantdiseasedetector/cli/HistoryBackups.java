package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import org.plantdiseasedetector.history.BackupRotation;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultException;
import org.plantdiseasedetector.vault.VaultStore;

/**
 * Backup and restore on the console.
 *
 * @param services vault, history and backups
 * @param console where to write
 */
record HistoryBackups(HistoryServices services, Console console) {

  /** Makes a backup; the audit log in it tells of it. */
  int backup(VaultOptions options, Path target, int keep) throws CommandFailure {
    if (keep < 1) {
      throw new CommandFailure(ExitCode.USAGE, "--keep must be at least 1.");
    }
    try (HistorySession session = HistorySession.open(services, options, console)) {
      session.history().record("backup", target.toString(), "");
      Path file =
          services
              .backups()
              .createOpen(
                  session.history(),
                  session.folder(),
                  session.vault(),
                  target,
                  BackupRotation.newest(keep),
                  services.user());
      console.say("The backup " + file + " was made, restored on trial and checked.");
      return ExitCode.DONE;
    } catch (VaultException refused) {
      throw HistoryFailures.of(refused);
    } catch (HistoryException refused) {
      throw HistoryFailures.of(refused);
    }
  }

  /** Restores a backup. */
  int restore(VaultOptions options, Path file, boolean replace) throws CommandFailure {
    Path folder = services.historyFolder(options.namedDataDirectory());
    try {
      Path aside =
          services
              .backups()
              .restore(file, folder, replace, vault -> unlock(options, vault), services.user());
      console.say("The history of " + file + " is in " + folder + ".");
      if (!aside.equals(folder)) {
        console.say("The history that was there is in " + aside + ".");
      }
      return ExitCode.DONE;
    } catch (Refusal refusal) {
      throw refusal.failure;
    } catch (VaultException refused) {
      throw HistoryFailures.of(refused);
    } catch (HistoryException refused) {
      throw HistoryFailures.of(refused);
    }
  }

  private UnlockedVault unlock(VaultOptions options, VaultStore vault) throws VaultException {
    try {
      return options.unlock(vault, services.prompt());
    } catch (CommandFailure refused) {
      throw new Refusal(refused);
    }
  }

  /** Carries a failure of the command line through the restore. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final CommandFailure failure;

    Refusal(CommandFailure failure) {
      super(failure);
      this.failure = failure;
    }
  }
}
