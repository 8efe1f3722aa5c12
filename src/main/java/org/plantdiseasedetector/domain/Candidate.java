package org.plantdiseasedetector.domain;

/**
 * One class that the model considers, with its confidence.
 *
 * @param classId the class
 * @param confidence calibrated probability in [0, 1]
 */
public record Candidate(ClassId classId, double confidence) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code confidence} is outside [0, 1] or not a number
   */
  public Candidate {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("Confidence outside [0, 1]: " + confidence);
    }
  }
}
