package org.plantdiseasedetector.ui.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.plantdiseasedetector.history.CaseDetails;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;

/**
 * What was noted lately, to be offered again. It comes out of the history itself, so that nothing
 * of a case lies outside of it.
 *
 * @param cases details of the newest visits, the newest first
 */
public record RecentDetails(List<CaseDetails> cases) {

  /** Nothing was noted yet. */
  public static final RecentDetails NONE = new RecentDetails(List.of());

  private static final int VISITS = 40;
  private static final int OFFERED = 12;

  /** Copies the list. */
  public RecentDetails {
    cases = List.copyOf(cases);
  }

  /**
   * Reads the newest visits.
   *
   * @param history the open history
   * @throws HistoryException if it cannot be read
   */
  static RecentDetails of(History history) throws HistoryException {
    List<CaseDetails> found = new ArrayList<>();
    for (CaseSummary summary : history.search(CaseQuery.ALL, 0, VISITS).cases()) {
      found.add(history.find(summary.number()).details());
    }
    return new RecentDetails(found);
  }

  /** Returns the same with details that were just noted in front. */
  RecentDetails with(CaseDetails newest) {
    List<CaseDetails> all = new ArrayList<>(List.of(newest));
    all.addAll(cases);
    return new RecentDetails(all.subList(0, Math.min(all.size(), VISITS)));
  }

  /** Returns the newest details in which a person noted where they were. */
  Optional<CaseDetails> last() {
    return cases.stream()
        .filter(d -> !(d.farm() + d.field() + d.crop() + d.variety()).isEmpty())
        .findFirst();
  }

  /** Returns different texts of one kind, the newest first. */
  List<String> values(Function<CaseDetails, String> kind) {
    return cases.stream()
        .map(kind)
        .filter(text -> !text.isEmpty())
        .distinct()
        .limit(OFFERED)
        .toList();
  }
}
