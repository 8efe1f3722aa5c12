package org.plantdiseasedetector.history;

import java.util.Optional;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.PhotoQuality;
import org.plantdiseasedetector.domain.Severity;

/**
 * What was measured on a photo besides its class.
 *
 * @param severityPercent diseased share of the leaf, 0 to 100
 * @param sharpness as the diagnosis gives it
 * @param exposure as the diagnosis gives it
 * @param leafFraction share of the photo that is leaf, 0 to 1
 */
public record PhotoMeasures(
    Optional<Double> severityPercent,
    Optional<Double> sharpness,
    Optional<Double> exposure,
    Optional<Double> leafFraction) {

  /** Nothing was measured. */
  public static final PhotoMeasures NONE =
      new PhotoMeasures(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Takes the measures out of a diagnosis.
   *
   * @param diagnosis of the photo
   */
  public static PhotoMeasures of(Diagnosis diagnosis) {
    Optional<PhotoQuality> quality = diagnosis.quality();
    return new PhotoMeasures(
        diagnosis.severity().map(Severity::percent),
        quality.map(PhotoQuality::sharpness),
        quality.map(PhotoQuality::exposure),
        quality.flatMap(
            q ->
                q.leafFraction().isPresent()
                    ? Optional.of(q.leafFraction().getAsDouble())
                    : Optional.empty()));
  }
}
