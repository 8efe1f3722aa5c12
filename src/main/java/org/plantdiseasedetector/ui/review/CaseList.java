package org.plantdiseasedetector.ui.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plantdiseasedetector.history.CaseIndex;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.PlantCase;

/** The cases under review in their order, and which are chosen. Not thread-safe. */
final class CaseList {

  private final GridSelection selection = new GridSelection();
  private final Map<Long, Integer> places = new HashMap<>();
  private List<CaseSummary> cases = new ArrayList<>();

  /** Shows other cases; the cursor stays on its case if that is still there. */
  void show(List<CaseSummary> found) {
    Optional<Long> before = cursor();
    cases = new ArrayList<>(found);
    places.clear();
    for (int i = 0; i < cases.size(); i++) {
      places.put(cases.get(i).number(), i);
    }
    selection.reset(cases.size());
    before.ifPresent(this::go);
  }

  /** Takes over changed cases where they are. */
  void replace(List<PlantCase> changed) {
    for (PlantCase of : changed) {
      Integer place = places.get(of.number());
      if (place != null) {
        cases.set(place, CaseIndex.Source.of(of).summary());
      }
    }
  }

  /** Puts the cursor on a case, if it is there. */
  void go(long number) {
    Integer place = places.get(number);
    if (place != null) {
      selection.go(place, false);
    }
  }

  /** Returns the number of the case under the cursor. */
  Optional<Long> cursor() {
    return selection.cursor() < 0
        ? Optional.empty()
        : Optional.of(cases.get(selection.cursor()).number());
  }

  /** Returns the numbers of the chosen cases. */
  List<Long> chosen() {
    return selection.indices().stream().map(i -> cases.get(i).number()).toList();
  }

  List<CaseSummary> cases() {
    return cases;
  }

  GridSelection selection() {
    return selection;
  }
}
