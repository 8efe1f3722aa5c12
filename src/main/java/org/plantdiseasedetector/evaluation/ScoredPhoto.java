package org.plantdiseasedetector.evaluation;

import java.util.Optional;
import org.plantdiseasedetector.domain.Failure;

/**
 * A labelled photo with its score.
 *
 * @param photo the photo
 * @param score what it contributes
 * @param failure why it could not be read, if so
 */
public record ScoredPhoto(LabelledPhoto photo, Score score, Optional<Failure> failure) {}
