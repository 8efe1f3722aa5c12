package org.plantdiseasedetector.readiness;

import java.util.List;

/**
 * How far a section is. A row that code checks weighs 1, one that people attest 0.5, one that does
 * not apply nothing; a warning brings half of its weight (docs/adr/0097-readiness-score.md).
 *
 * @param section its heading
 * @param rows how many rows it has
 * @param settled how many of them are in nobody's way
 * @param earned weight of the good rows
 * @param possible weight of all rows that apply
 */
public record SectionScore(String section, int rows, int settled, double earned, double possible) {

  private static final double AUTOMATED = 1;
  private static final double ATTESTED = 0.5;

  /**
   * Adds up a section.
   *
   * @param section its heading
   * @param results its rows
   */
  static SectionScore of(String section, List<RowResult> results) {
    double earned = 0;
    double possible = 0;
    int settled = 0;
    for (RowResult result : results) {
      settled += result.state().isBlocking() ? 0 : 1;
      if (result.state() != State.DOES_NOT_APPLY) {
        double weight = result.kind() == Kind.ATTESTED ? ATTESTED : AUTOMATED;
        possible += weight;
        earned += weight * share(result.state());
      }
    }
    return new SectionScore(section, results.size(), settled, earned, possible);
  }

  private static double share(State state) {
    return switch (state) {
      case PASS, ATTESTED -> 1;
      case WARN -> 0.5;
      case FAIL, EXPIRED, COULD_NOT_CHECK, ERROR, DOES_NOT_APPLY -> 0;
    };
  }

  /** Returns 0 to 100; 100 for a section of which nothing applies. */
  public double score() {
    return possible == 0 ? 100 : 100 * earned / possible;
  }
}
