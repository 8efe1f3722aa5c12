package org.plantdiseasedetector.inference;

import org.plantdiseasedetector.model.Judgement;

/**
 * What the network says about one photo.
 *
 * @param judgement calibrated probabilities, and how far they can be trusted
 * @param embedding mean of the views' embeddings, as the linear head sees it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Prediction(Judgement judgement, float[] embedding) {

  /** Returns one calibrated probability per class of the bundle in its order, summing to 1. */
  public double[] probabilities() {
    return judgement.probabilities();
  }
}
