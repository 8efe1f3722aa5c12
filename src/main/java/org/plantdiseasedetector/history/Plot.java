package org.plantdiseasedetector.history;

import java.util.Comparator;

/**
 * A place that is visited again and again. Empty text means not given.
 *
 * @param farm name of the farm
 * @param field name of the field
 * @param plot plot or plant within the field
 */
public record Plot(String farm, String field, String plot) implements Comparable<Plot> {

  private static final Comparator<Plot> ORDER =
      Comparator.comparing(Plot::farm).thenComparing(Plot::field).thenComparing(Plot::plot);

  /**
   * Takes the place out of the details of a case.
   *
   * @param details of the case
   */
  public static Plot of(CaseDetails details) {
    return new Plot(details.farm(), details.field(), details.plot());
  }

  @Override
  public int compareTo(Plot other) {
    return ORDER.compare(this, other);
  }
}
