package org.plantdiseasedetector.knowledge;

import org.plantdiseasedetector.domain.ClassId;

/**
 * How often the model mixed up two classes, counted on the photos of its test split.
 *
 * @param classId the class in question
 * @param other the class it was mixed up with
 * @param photos photos of the class in question
 * @param takenForOther those of them that the model took for the other class
 * @param otherPhotos photos of the other class
 * @param otherTakenForThis those of them that the model took for the class in question
 */
public record Confusion(
    ClassId classId,
    ClassId other,
    int photos,
    int takenForOther,
    int otherPhotos,
    int otherTakenForThis) {

  /** Returns how many photos were mixed up, either way; at least 1. */
  public int total() {
    return takenForOther + otherTakenForThis;
  }
}
