package org.plantdiseasedetector.casebook;

import java.io.IOException;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;

/**
 * What is done with the open history.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface HistoryWork<T> {
  /**
   * Does it.
   *
   * @param history the open history; not to be kept
   * @return what comes of it
   * @throws HistoryException if it fails
   * @throws IOException if something outside of the history fails
   */
  T with(History history) throws HistoryException, IOException;
}
