package org.plantdiseasedetector.history;

import java.util.List;

/**
 * Part of the found cases.
 *
 * @param total how many were found in all
 * @param cases the newest visit first
 */
public record CasePage(int total, List<CaseSummary> cases) {
  /** Copies the list. */
  public CasePage {
    cases = List.copyOf(cases);
  }
}
