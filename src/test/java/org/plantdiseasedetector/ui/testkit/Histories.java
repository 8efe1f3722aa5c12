package org.plantdiseasedetector.ui.testkit;

import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.common.HistoryAccess;

/** Lends histories that are open all the time. */
public final class Histories {

  private Histories() {}

  public static HistoryAccess lend(History history) {
    return new HistoryAccess() {
      @Override
      public <T> T use(Work<T> work) throws HistoryException {
        return work.with(history);
      }
    };
  }
}
