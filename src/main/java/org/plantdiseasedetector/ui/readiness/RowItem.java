package org.plantdiseasedetector.ui.readiness;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plantdiseasedetector.readiness.ChecklistRow;
import org.plantdiseasedetector.readiness.RowResult;
import org.plantdiseasedetector.readiness.State;

/**
 * A row as the panel shows it.
 *
 * @param row the row
 * @param result its last answer
 */
public record RowItem(ChecklistRow row, Optional<RowResult> result) {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Returns the state; empty before the first answer. */
  public Optional<State> state() {
    return result.map(RowResult::state);
  }

  /**
   * Returns whether all words occur in name, words or evidence.
   *
   * @param search words, lower case
   */
  boolean contains(String search) {
    String text =
        (row.id() + " " + row.text() + " " + result.map(r -> r.finding().evidence()).orElse(""))
            .toLowerCase(Locale.ROOT);
    return SPACE.splitAsStream(search.strip()).allMatch(text::contains);
  }
}
