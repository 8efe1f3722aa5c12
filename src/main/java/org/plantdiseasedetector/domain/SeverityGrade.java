package org.plantdiseasedetector.domain;

import java.util.List;

/**
 * A grade of the scale of Horsfall and Barratt, whose twelve classes are narrow near 0 and 100 %,
 * since the eye judges the smaller of the diseased and the healthy area (J. G. Horsfall and R. W.
 * Barratt, "An improved grading system for measuring plant diseases", Phytopathology 35:655, 1945).
 *
 * @param number 1 (no lesion) to 12 (all lesion)
 * @param above the grade's percentages are above this one; equal to it for grades 1 and 12
 * @param upTo the grade's highest percentage
 */
public record SeverityGrade(int number, double above, double upTo) {

  /** Name of the scale as it is shown and written. */
  public static final String SCALE = "Horsfall-Barratt";

  private static final List<Double> UPPER_LIMITS =
      List.of(0.0, 3.0, 6.0, 12.0, 25.0, 50.0, 75.0, 87.0, 94.0, 97.0, 100.0);

  private static final int ALL = 12;
  private static final double WHOLE = 100;

  /**
   * Finds the grade of a percentage.
   *
   * @param percent diseased share of the leaf in [0, 100]
   */
  static SeverityGrade of(double percent) {
    if (percent >= WHOLE) {
      return new SeverityGrade(ALL, WHOLE, WHOLE);
    }
    int index = 0;
    while (percent > UPPER_LIMITS.get(index)) {
      index++;
    }
    double above = index == 0 ? 0 : UPPER_LIMITS.get(index - 1);
    return new SeverityGrade(index + 1, above, UPPER_LIMITS.get(index));
  }

  /** Returns scale and number, for example {@code Horsfall-Barratt 4}. */
  public String id() {
    return SCALE + " " + number;
  }
}
