package org.plantdiseasedetector.testing;

import org.plantdiseasedetector.model.Familiarity;
import org.plantdiseasedetector.model.LinearScore;
import org.plantdiseasedetector.model.Temperature;
import org.plantdiseasedetector.model.Trust;

/** Statistics of bundles that have not been calibrated. */
public final class Trusts {

  private Trusts() {}

  /** Leaves logits as they are, takes every photo for one of a known leaf in the lab. */
  public static Trust neutral(int classes, int features) {
    LinearScore nothing = new LinearScore(new float[features], -1);
    return new Trust(
        Temperature.ONE,
        nothing,
        0.1,
        0.05,
        new Familiarity(1, new float[features], new float[classes], nothing, new double[4]));
  }
}
