package org.plantdiseasedetector.domain;

/**
 * How much of a leaf is diseased.
 *
 * @param percent lesion area in per cent of the leaf's area, in [0, 100]
 */
public record Severity(double percent) {

  private static final double TENTHS = 10;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code percent} is outside [0, 100] or not a number
   */
  public Severity {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("Severity outside [0, 100] %: " + percent);
    }
  }

  /**
   * Returns the grade on the scale of Horsfall and Barratt, of the percentage to one decimal, which
   * is what people are shown.
   */
  public SeverityGrade grade() {
    return SeverityGrade.of(Math.round(percent * TENTHS) / TENTHS);
  }
}
