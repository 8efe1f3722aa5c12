package org.plantdiseasedetector.history;

/**
 * A case with a photo that looks like the one that was asked about.
 *
 * @param found the case; its {@link PlantCase#label()} is what a person said, if one did
 * @param photo the photo of it that looks most alike
 * @param similarity cosine of the angle between the embeddings, -1 to 1
 */
public record SimilarCase(PlantCase found, CasePhoto photo, double similarity) {}
