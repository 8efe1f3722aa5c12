package org.plantdiseasedetector.history;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which cases are wanted; every given part must fit.
 *
 * @param text words that must all occur somewhere in the case, in any case and without accents
 * @param crop as noted or recognised
 * @param classId the valid class, as {@code host.condition}
 * @param outcome what the machine concluded
 * @param field name of the field, all of it
 * @param from first day
 * @param to last day
 * @param state of the human label
 * @param leastSeverity percent; cases without a measured severity do not fit
 */
public record CaseQuery(
    String text,
    Optional<String> crop,
    Optional<String> classId,
    Optional<String> outcome,
    Optional<String> field,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<LabelState> state,
    Optional<Double> leastSeverity) {

  /** Every case. */
  public static final CaseQuery ALL = CaseQuery.of("");

  /**
   * Makes a query for words only.
   *
   * @param text the words
   */
  public static CaseQuery of(String text) {
    return new CaseQuery(
        text,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
