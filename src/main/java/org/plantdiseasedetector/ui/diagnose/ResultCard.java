package org.plantdiseasedetector.ui.diagnose;

import java.util.List;
import java.util.Optional;

/**
 * One photo's result in the words that the window shows.
 *
 * @param tone what it means
 * @param outcome the outcome word, for example {@code Confident}
 * @param headline the result in plain words
 * @param host common and scientific name of the crop; empty where there is none
 * @param cause pathogen or pest; empty where there is none
 * @param explanation what the result means and what to do next
 * @param confidence of the one diagnosed class; empty for all other outcomes
 * @param candidatesTitle heading of the candidates
 * @param candidates other classes, or all that cannot be told apart, most probable first
 * @param warnings remarks on the photo
 * @param origin model, device and time; empty while there is no result
 */
public record ResultCard(
    Tone tone,
    String outcome,
    String headline,
    Optional<String> host,
    Optional<String> cause,
    String explanation,
    Optional<Likelihood> confidence,
    String candidatesTitle,
    List<Row> candidates,
    List<String> warnings,
    Optional<String> origin) {

  /** Copies the lists. */
  public ResultCard {
    candidates = List.copyOf(candidates);
    warnings = List.copyOf(warnings);
  }

  /**
   * A probability as a bar with words.
   *
   * @param fraction in [0, 1]
   * @param percent for example {@code 93%}
   * @param words for example {@code Very likely}
   */
  public record Likelihood(double fraction, String percent, String words) {}

  /**
   * One candidate.
   *
   * @param name name of the condition with its host
   * @param likelihood its probability
   */
  public record Row(String name, Likelihood likelihood) {}
}
