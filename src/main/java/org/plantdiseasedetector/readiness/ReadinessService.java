package org.plantdiseasedetector.readiness;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Answers the checklist. Thread-safe; never call from the user-interface thread. */
public interface ReadinessService {

  /** Returns the rows; fast. */
  Checklist checklist();

  /**
   * Reads the report of the last whole run.
   *
   * @return empty if there was none, or its file was damaged and is kept aside
   * @throws IOException if it cannot be read
   */
  Optional<ReadinessReport> last() throws IOException;

  /**
   * Answers all rows and stores the report, unless it was cancelled.
   *
   * @param listener told of each answer
   * @param cancelled asked between rows
   * @return the answers so far
   * @throws IOException if the installation cannot be read or the report not be stored
   */
  ReadinessReport runAll(ReadinessRun.Listener listener, BooleanSupplier cancelled)
      throws IOException;

  /**
   * Answers one row.
   *
   * @param id of the row
   * @return a report with this row alone, which is not stored
   * @throws IllegalArgumentException if there is no such row
   * @throws IOException if the installation cannot be read
   */
  ReadinessReport runOne(String id) throws IOException;
}
