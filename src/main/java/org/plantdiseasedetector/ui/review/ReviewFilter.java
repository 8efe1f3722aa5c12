package org.plantdiseasedetector.ui.review;

import java.util.Comparator;
import java.util.List;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.LabelState;

/** Which cases are reviewed, and in which order. */
public enum ReviewFilter {
  /** Unlabelled cases first, and among them those about which the machine was uncertain. */
  OPEN_FIRST,
  /** Unlabelled cases only, in the same order. */
  UNLABELLED,
  /** Cases only about which a person was not sure. */
  NOT_SURE,
  /** All cases, the newest visit first. */
  NEWEST_FIRST;

  private static final Comparator<CaseSummary> OPEN =
      Comparator.comparingInt(ReviewFilter::rank).thenComparingInt(ReviewFilter::doubt);

  /**
   * Chooses and sorts.
   *
   * @param cases the newest visit first
   * @return a new list; cases of the same rank keep their order
   */
  public List<CaseSummary> apply(List<CaseSummary> cases) {
    return switch (this) {
      case OPEN_FIRST -> cases.stream().sorted(OPEN).toList();
      case UNLABELLED ->
          cases.stream().filter(c -> c.state() == LabelState.UNLABELLED).sorted(OPEN).toList();
      case NOT_SURE -> cases.stream().filter(c -> c.state() == LabelState.NOT_SURE).toList();
      case NEWEST_FIRST -> List.copyOf(cases);
    };
  }

  private static int rank(CaseSummary summary) {
    return switch (summary.state()) {
      case UNLABELLED -> 0;
      case NOT_SURE -> 1;
      case CONFIRMED, CORRECTED -> 2;
    };
  }

  private static int doubt(CaseSummary summary) {
    return switch (summary.outcome()) {
      case "uncertain" -> 0;
      case "confident" -> 2;
      default -> 1;
    };
  }
}
