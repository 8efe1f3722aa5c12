package org.plantdiseasedetector.adaptation;

import org.plantdiseasedetector.domain.ClassId;

/**
 * Why an adapter is not offered.
 *
 * <p>Each says what to do or what would be lost.
 */
public sealed interface Doubt {

  /** The model has no references, so that nobody can tell what the adapter would forget. */
  record NoReferences() implements Doubt {}

  /** No case is confirmed or corrected. */
  record NoCases() implements Doubt {}

  /**
   * A class has too few photos.
   *
   * @param label the class
   * @param photos how many there are
   * @param missing how many more are needed
   */
  record TooFewPhotos(ClassId label, int photos, int missing) implements Doubt {}

  /**
   * The user's photos are not answered better by more than chance.
   *
   * @param points gain of macro-F1 in points, which may be negative
   * @param lowest lower end of its interval in points
   */
  record NoGain(double points, double lowest) implements Doubt {}

  /**
   * A class of the user's is answered worse.
   *
   * @param label the class
   * @param points loss of F1 in points, above 0
   */
  record ClassFalls(ClassId label, double points) implements Doubt {}

  /**
   * The built-in photos are answered worse.
   *
   * @param points loss in points, above 0
   */
  record ReferencesFall(double points) implements Doubt {}
}
