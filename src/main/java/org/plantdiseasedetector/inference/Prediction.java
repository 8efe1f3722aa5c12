package org.plantdiseasedetector.inference;

/**
 * What the network says about one photo.
 *
 * @param probabilities calibrated, one per class of the bundle in its order, summing to 1
 * @param embedding mean of the views' embeddings, as the linear head sees it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Prediction(double[] probabilities, float[] embedding) {}
