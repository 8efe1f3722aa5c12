package org.plantdiseasedetector.adaptation;

/**
 * How far photos move a head.
 *
 * @param prior strength of the Gaussian prior around the shipped weights, above 0
 * @param photo most that a single photo of the user counts; all references of a shipped class count
 *     1 together
 * @param userClass most that all photos of one class of the user count together
 */
public record Strength(double prior, double photo, double userClass) {

  /**
   * Chosen on the training part of the photos of another place and on validation photos, by {@code
   * pdd adapter experiment --choose} (docs/model-development.md).
   */
  public static final Strength STANDARD = new Strength(0.003, 0.5, 5);

  /** Checks the ranges. */
  public Strength {
    if (!(prior > 0 && photo > 0 && userClass > 0)) {
      throw new IllegalArgumentException("Strengths are above 0");
    }
  }
}
