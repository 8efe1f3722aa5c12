package org.plantdiseasedetector.readiness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The checklist, answered.
 *
 * @param at when the run began
 * @param version of the app
 * @param installation fingerprint of the installation, see {@code InstallationFiles}
 * @param results one per row, in the order of the checklist
 */
public record ReadinessReport(
    Instant at, String version, String installation, List<RowResult> results) {

  /** Copies the list. */
  public ReadinessReport {
    results = List.copyOf(results);
  }

  /** The answer of the whole. */
  public enum Verdict {
    /** No row is in the way. */
    READY,
    /** At least one row is known to be in the way. */
    NOT_READY,
    /** No row is known to be in the way, but some could not be checked. */
    COULD_NOT_CHECK
  }

  /** Returns the answer of the whole. */
  public Verdict verdict() {
    boolean isKnown =
        results.stream().anyMatch(r -> r.state().isBlocking() && !r.state().isUnknown());
    if (isKnown) {
      return Verdict.NOT_READY;
    }
    return results.stream().anyMatch(r -> r.state().isUnknown())
        ? Verdict.COULD_NOT_CHECK
        : Verdict.READY;
  }

  /** Returns how far each section is, in order. */
  public List<SectionScore> sections() {
    List<SectionScore> sections = new ArrayList<>();
    for (String name : results.stream().map(r -> r.row().section()).distinct().toList()) {
      List<RowResult> rows = results.stream().filter(r -> r.row().section().equals(name)).toList();
      sections.add(SectionScore.of(name, rows));
    }
    return sections;
  }

  /** Returns 0 to 100: the score of the weakest section; 0 for a report without rows. */
  public double score() {
    return sections().stream().mapToDouble(SectionScore::score).min().orElse(0);
  }

  /** Returns what is in the way: what is known first, then what is not known, each in order. */
  public List<RowResult> blockers() {
    return results.stream()
        .filter(r -> r.state().isBlocking())
        .sorted(Comparator.comparing(r -> r.state().isUnknown()))
        .toList();
  }

  /** Returns how many rows are in each state. */
  public Map<State, Integer> counts() {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    Arrays.stream(State.values()).forEach(state -> counts.put(state, 0));
    results.forEach(r -> counts.merge(r.state(), 1, Integer::sum));
    return counts;
  }
}
