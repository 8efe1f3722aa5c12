package org.plantdiseasedetector.diagnosis;

import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.inference.Evidence;
import org.plantdiseasedetector.inference.EvidencePicture;
import org.plantdiseasedetector.leaf.LeafMap;

/**
 * What a diagnosis rests on.
 *
 * @param width of the upright photo in decoded pixels
 * @param height of the upright photo in decoded pixels
 * @param leaf the leaf with its lesions; empty if it could not be delimited
 * @param classes of the model, in the order of the evidence
 * @param evidence for every class
 */
public record PhotoExplanation(
    int width, int height, Optional<LeafMap> leaf, List<ClassId> classes, Evidence evidence) {

  /** Copies the list. */
  public PhotoExplanation {
    classes = List.copyOf(classes);
  }

  /**
   * Draws the evidence for a class.
   *
   * @param classId a class of the model
   * @param pictureWidth pixels, with the photo's proportions
   * @param pictureHeight pixels
   * @return row by row in [0, 1], 1 where most speaks for the class
   * @throws IllegalArgumentException if the model does not know the class
   */
  public float[] evidenceFor(ClassId classId, int pictureWidth, int pictureHeight) {
    int index = classes.indexOf(classId);
    if (index < 0) {
      throw new IllegalArgumentException("The model does not know " + classId);
    }
    return EvidencePicture.of(evidence, index, pictureWidth, pictureHeight);
  }
}
