package org.plantdiseasedetector.readiness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What changed between two reports.
 *
 * @param since when the earlier one was made
 * @param worse rows that stand worse now
 * @param better rows that stand better now
 */
public record ReportChanges(Instant since, List<RowResult> worse, List<RowResult> better) {

  /** Copies the lists. */
  public ReportChanges {
    worse = List.copyOf(worse);
    better = List.copyOf(better);
  }

  /**
   * Compares.
   *
   * @param before the earlier report
   * @param now the later one
   */
  public static ReportChanges between(ReadinessReport before, ReadinessReport now) {
    Map<String, RowResult> old =
        before.results().stream()
            .collect(Collectors.toMap(r -> r.row().id(), Function.identity(), (a, b) -> a));
    List<RowResult> worse = new ArrayList<>();
    List<RowResult> better = new ArrayList<>();
    for (RowResult result : now.results()) {
      RowResult earlier = old.get(result.row().id());
      if (earlier != null) {
        int change = rank(result.state()) - rank(earlier.state());
        if (change > 0) {
          worse.add(result);
        } else if (change < 0) {
          better.add(result);
        }
      }
    }
    return new ReportChanges(before.at(), worse, better);
  }

  private static int rank(State state) {
    return switch (state) {
      case PASS, ATTESTED, DOES_NOT_APPLY -> 0;
      case WARN -> 1;
      case COULD_NOT_CHECK, ERROR -> 2;
      case EXPIRED, FAIL -> 3;
    };
  }
}
