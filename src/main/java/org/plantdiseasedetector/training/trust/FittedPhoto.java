package org.plantdiseasedetector.training.trust;

import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.Trust;

/**
 * A photo as the fitting sees it.
 *
 * @param unit embedding of length 1
 * @param logits of the head
 * @param label class index
 * @param domain kind of scene: {@code lab}, {@code field}, {@code studio} or {@code all}
 * @param leaf photos of one leaf share it
 */
@SuppressWarnings("ArrayRecordComponent")
record FittedPhoto(float[] unit, double[] logits, int label, String domain, String leaf) {

  private static final String LAB = "lab";

  /** Makes one from an embedding. */
  static FittedPhoto of(float[] embedding, LinearHead head, int label, String domain, String leaf) {
    return new FittedPhoto(Trust.unit(embedding), head.logits(embedding), label, domain, leaf);
  }

  /** Returns whether the photo shows a picked leaf on a plain sheet. */
  boolean isLab() {
    return domain.equals(LAB);
  }
}
