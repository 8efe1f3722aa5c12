package org.plantdiseasedetector.history;

import java.nio.file.Path;
import org.plantdiseasedetector.vault.UnlockedVault;

/** Opens the history of a folder. */
@FunctionalInterface
public interface HistoryOpener {

  /**
   * Opens, and makes the database if the folder has none.
   *
   * @param folder the history's folder
   * @param vault its keys; must stay open until the history is closed
   * @param who name of the user for the audit log
   * @return the open history
   * @throws HistoryException if another instance has it open, it is damaged, or made by a newer app
   */
  History open(Path folder, UnlockedVault vault, String who) throws HistoryException;
}
