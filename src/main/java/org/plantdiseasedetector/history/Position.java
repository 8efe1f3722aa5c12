package org.plantdiseasedetector.history;

/**
 * A place on Earth, WGS 84.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record Position(double latitude, double longitude) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if a value is out of its range or not a number
   */
  public Position {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException(
          "Not a place: latitude " + latitude + ", longitude " + longitude);
    }
  }
}
