package org.plantdiseasedetector.casebook;

import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.vault.UnlockedVault;

/**
 * What is done with the open history and its keys.
 *
 * @param <T> what comes of it
 * @param <X> what else can fail
 */
@FunctionalInterface
interface OpenWork<T, X extends Exception> {
  /** Does it; neither history nor keys are to be kept. */
  T with(History history, UnlockedVault vault) throws HistoryException, X;
}
