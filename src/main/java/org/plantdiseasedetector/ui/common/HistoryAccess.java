package org.plantdiseasedetector.ui.common;

import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;

/** Lends the open history for one piece of work, so that it can be locked between two of them. */
public interface HistoryAccess {

  /**
   * What is done with the history.
   *
   * @param <T> what comes out
   */
  @FunctionalInterface
  interface Work<T> {
    /**
     * Does it.
     *
     * @param history the open history; not to be kept
     * @throws HistoryException if it fails
     */
    T with(History history) throws HistoryException;
  }

  /**
   * Does a piece of work; never called on the user-interface thread.
   *
   * @param work what to do
   * @param <T> what comes out
   * @throws HistoryException if the history is locked or the work fails
   */
  <T> T use(Work<T> work) throws HistoryException;
}
