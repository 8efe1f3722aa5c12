package org.plantdiseasedetector.readiness;

import java.util.List;

/**
 * What answers a row.
 *
 * @param row id of the row
 * @param kind how
 * @param documents documents of the installation that belong to it, as paths with forward slashes
 *     from the installation's folder, each optionally with an anchor
 * @param evaluator gathers the evidence
 */
public record Check(String row, Kind kind, List<String> documents, Evaluator evaluator) {

  /** Copies the list. */
  public Check {
    documents = List.copyOf(documents);
  }

  /** Gathers evidence. */
  @FunctionalInterface
  public interface Evaluator {
    /**
     * Looks now.
     *
     * @throws Exception if the check itself breaks; becomes a state of its own
     */
    Finding evaluate() throws Exception;
  }
}
