package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.plantdiseasedetector.history.Backups;
import org.plantdiseasedetector.history.HistoryOpener;
import org.plantdiseasedetector.imaging.Thumbnail;
import org.plantdiseasedetector.vault.VaultStore;

/**
 * What the commands need to work with the history.
 *
 * @param dataDirectory the app's folder, given the one that the user named
 * @param vaults the vault of a folder
 * @param opener opens histories
 * @param backups makes and restores backups
 * @param thumbnail makes small pictures
 * @param prompt asks for passphrases
 * @param user name of the person at the computer
 * @param clock dates of visits and labels
 */
public record HistoryServices(
    Function<Optional<Path>, Path> dataDirectory,
    Function<Path, VaultStore> vaults,
    HistoryOpener opener,
    Backups backups,
    Thumbnail thumbnail,
    SecretPrompt prompt,
    String user,
    Clock clock) {

  /** Folder of the history within the data folder. */
  public static final String HISTORY = "history";

  /** Folder of backups within the data folder. */
  public static final String BACKUPS = "backups";

  Path historyFolder(Optional<Path> named) {
    return dataDirectory.apply(named).resolve(HISTORY);
  }

  Path backupFolder(Optional<Path> named) {
    return dataDirectory.apply(named).resolve(BACKUPS);
  }
}
