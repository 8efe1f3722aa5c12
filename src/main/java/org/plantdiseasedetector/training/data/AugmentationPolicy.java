package org.plantdiseasedetector.training.data;

/**
 * How strongly training photos are varied. Probabilities and ranges are in [0, 1].
 *
 * @param minArea smallest share of the photo that a random crop keeps (Szegedy et al. 2015, arXiv
 *     1409.4842)
 * @param rotation probability of a rotation by up to 40 degrees; flips and quarter turns always
 *     happen with probability one half
 * @param colour strength of brightness, contrast, saturation and white-balance jitter
 * @param degradation probability of each of blur, JPEG artefacts and shadow
 * @param background probability that a leaf on a plain background moves to another scene
 * @param cutMix probability that a batch is mixed by pasting rectangles (Yun et al. 2019, arXiv
 *     1905.04899)
 */
public record AugmentationPolicy(
    double minArea,
    double rotation,
    double colour,
    double degradation,
    double background,
    double cutMix) {

  /** Returns the policy of the released model. */
  public static AugmentationPolicy field() {
    return new AugmentationPolicy(0.3, 0.5, 0.3, 0.15, 0.4, 0.3);
  }
}
