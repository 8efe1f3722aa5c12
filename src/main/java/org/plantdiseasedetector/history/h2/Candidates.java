package org.plantdiseasedetector.history.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;

/** Candidates as one column: {@code class:confidence} joined by semicolons, exact. Stateless. */
final class Candidates {

  private Candidates() {}

  static String write(List<Candidate> candidates) {
    return candidates.stream()
        .map(candidate -> candidate.classId() + ":" + candidate.confidence())
        .collect(Collectors.joining(";"));
  }

  /**
   * Reads the column.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static List<Candidate> read(String column) {
    List<Candidate> candidates = new ArrayList<>();
    for (String part : column.isEmpty() ? new String[0] : column.split(";", -1)) {
      int colon = part.indexOf(':');
      candidates.add(
          new Candidate(
              new ClassId(part.substring(0, colon)),
              Double.parseDouble(part.substring(colon + 1))));
    }
    return candidates;
  }
}
