package org.plantdiseasedetector.casebook;

import org.plantdiseasedetector.history.AutomaticBackup;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.vault.VaultException;

/**
 * What is done with the backups of the open history.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface BackupWork<T> {
  /**
   * Does it.
   *
   * @param backup of the open history; not to be kept
   * @return what comes of it
   * @throws HistoryException if it fails
   * @throws VaultException if the vault's file is damaged
   */
  T with(AutomaticBackup backup) throws HistoryException, VaultException;
}
