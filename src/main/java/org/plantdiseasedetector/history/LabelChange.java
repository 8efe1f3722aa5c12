package org.plantdiseasedetector.history;

import java.util.Optional;

/**
 * Another human label for a case, or none.
 *
 * @param number of the case
 * @param before the label that the case must still have, so that nobody's later word is overwritten
 *     unseen; empty for none
 * @param after the label that it gets; empty takes the label away
 */
public record LabelChange(long number, Optional<HumanLabel> before, Optional<HumanLabel> after) {

  /** Returns the change that takes this one back. */
  public LabelChange reversed() {
    return new LabelChange(number, after, before);
  }

  /**
   * Returns whether a case still has the label that this change starts from.
   *
   * @param of the case
   */
  public boolean fits(PlantCase of) {
    return of.number() == number && of.human().equals(before);
  }
}
