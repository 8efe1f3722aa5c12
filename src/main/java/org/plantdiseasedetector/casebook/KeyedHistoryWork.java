package org.plantdiseasedetector.casebook;

import java.io.IOException;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.vault.KeyMaterial;

/**
 * What is done with the open history and a key.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface KeyedHistoryWork<T> {
  /**
   * Does it.
   *
   * @param history the open history; not to be kept
   * @param key for one purpose; not to be kept
   * @return what comes of it
   * @throws HistoryException if it fails
   * @throws IOException if something outside of the history fails
   */
  T with(History history, KeyMaterial key) throws HistoryException, IOException;
}
