package org.plantdiseasedetector.cli;

import java.util.Optional;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.PhotoQuality;
import org.plantdiseasedetector.domain.Severity;

/**
 * What was measured on a photo, rounded to what the measurement is good for.
 *
 * @param severityPercent one decimal
 * @param severityGrade scale and number
 * @param sharpness two decimals
 * @param exposure two decimals
 * @param leafFraction two decimals
 */
record MeasureCells(
    Optional<Double> severityPercent,
    Optional<String> severityGrade,
    Optional<Double> sharpness,
    Optional<Double> exposure,
    Optional<Double> leafFraction) {

  private static final double TENTHS = 10;
  private static final double HUNDREDTHS = 100;

  static MeasureCells of(Diagnosis diagnosis) {
    Optional<PhotoQuality> quality = diagnosis.quality();
    return new MeasureCells(
        diagnosis.severity().map(severity -> round(severity.percent(), TENTHS)),
        diagnosis.severity().map(Severity::grade).map(grade -> grade.id()),
        quality.map(q -> round(q.sharpness(), HUNDREDTHS)),
        quality.map(q -> round(q.exposure(), HUNDREDTHS)),
        quality
            .filter(q -> q.leafFraction().isPresent())
            .map(q -> round(q.leafFraction().orElseThrow(), HUNDREDTHS)));
  }

  private static double round(double value, double units) {
    return Math.round(value * units) / units;
  }
}
