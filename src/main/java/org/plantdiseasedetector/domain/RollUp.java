package org.plantdiseasedetector.domain;

import java.util.Locale;
import java.util.Optional;

/**
 * What can be said about an uncertain photo although no single class stands out: the crop, the kind
 * of damage, or both.
 *
 * @param crop host part of the class ids, for example {@code tomato}; empty if it is not certain
 * @param damage kind of damage in lower case, for example {@code fungal} or {@code healthy}; empty
 *     if it is not certain
 * @param confidence summed probability of all classes that agree with it, in [0, 1]
 */
public record RollUp(Optional<String> crop, Optional<String> damage, double confidence) {

  /** Refuses an empty statement and a confidence outside [0, 1]. */
  public RollUp {
    if (crop.isEmpty() && damage.isEmpty()) {
      throw new IllegalArgumentException("A roll-up names a crop or a kind of damage");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("Confidence outside [0, 1]: " + confidence);
    }
    damage = damage.map(word -> word.toLowerCase(Locale.ROOT));
  }
}
