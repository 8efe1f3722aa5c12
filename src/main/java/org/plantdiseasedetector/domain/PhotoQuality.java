package org.plantdiseasedetector.domain;

import java.util.OptionalDouble;

/**
 * Measures of a photo's fitness for a diagnosis.
 *
 * @param sharpness how much of the finest detail is there, from 0 (none) to 1; see {@code
 *     docs/photo-quality.md}
 * @param exposure mean brightness (CIE L* / 100), from 0 (black) to 1 (white)
 * @param leafFraction share of the photo that is leaf, in [0, 1]; empty if no leaf could be
 *     delimited
 */
public record PhotoQuality(double sharpness, double exposure, OptionalDouble leafFraction) {}
