package org.plantdiseasedetector.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An answered row.
 *
 * @param row the row
 * @param kind how it is answered
 * @param finding the answer
 * @param documents documents that belong to it
 * @param at when it was looked at
 * @param took how long that took
 */
public record RowResult(
    ChecklistRow row,
    Kind kind,
    Finding finding,
    List<String> documents,
    Instant at,
    Duration took) {

  /** Copies the list. */
  public RowResult {
    documents = List.copyOf(documents);
  }

  /** Returns what became of the row. */
  public State state() {
    return finding.state();
  }
}
