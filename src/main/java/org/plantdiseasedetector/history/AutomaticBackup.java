package org.plantdiseasedetector.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultException;

/**
 * Makes a backup of an open history when one is due. Takes its keys from an open vault, which has
 * to stay open as long as this is used.
 *
 * @param history the open history
 * @param vault its keys
 * @param place where everything is
 * @param backups makes them
 * @param clock the present
 * @param who name for the audit log
 */
public record AutomaticBackup(
    History history, UnlockedVault vault, Place place, Backups backups, Clock clock, String who)
    implements BackupScheduler.Due {

  /**
   * The folders.
   *
   * @param data the app's folder, with the settings
   * @param history the history's folder
   * @param backups folder of the backups
   */
  public record Place(Path data, Path history, Path backups) {}

  /**
   * Tells whether a backup is needed.
   *
   * @throws HistoryException if history, settings or folder cannot be read
   */
  public BackupStatus status() throws HistoryException {
    return status(HistorySettings.read(place.data()));
  }

  private BackupStatus status(HistorySettings settings) throws HistoryException {
    try {
      return BackupStatus.of(
          history.upkeep().unsaved(), place.backups(), settings, clock.instant());
    } catch (IOException refused) {
      throw new HistoryException(
          HistoryException.Reason.INPUT_OUTPUT,
          "The backups in %s cannot be listed: %s. Check the folder's rights."
              .formatted(place.backups(), refused.getMessage()),
          refused);
    }
  }

  /**
   * Makes a backup if one is due; takes as long as reading all photos twice.
   *
   * @return the file, if one was due
   * @throws HistoryException if it cannot be made or does not come back whole
   * @throws VaultException if the vault's file is damaged
   */
  @Override
  public Optional<Path> makeIfDue() throws HistoryException, VaultException {
    HistorySettings settings = HistorySettings.read(place.data());
    if (!status(settings).isDue()) {
      return Optional.empty();
    }
    return Optional.of(
        backups.createOpen(
            history, place.history(), vault, place.backups(), settings.rotation(), who));
  }
}
