package org.plantdiseasedetector.training.trust;

/**
 * A picture without a leaf as the fitting sees it.
 *
 * @param kind what it shows
 * @param unit embedding of length 1
 * @param logits of the head
 */
@SuppressWarnings("ArrayRecordComponent")
record NegativePicture(NegativeKind kind, float[] unit, double[] logits) {}
