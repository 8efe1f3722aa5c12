package org.plantdiseasedetector.diagnosis;

import java.util.Locale;
import org.plantdiseasedetector.leaf.PhotoInspector;
import org.plantdiseasedetector.leaf.QualityLimits;

/** Puts what is wrong with a photo into words, with what to do. */
final class QualityWords {

  private static final double WHOLE = 100;

  private QualityWords() {}

  static String of(QualityLimits.Remark remark, PhotoInspector.Inspection inspection) {
    return switch (remark) {
      case BLURRED ->
          "The photo is not sharp: hold still, tap on the spots to focus, and take it again.";
      case DARK -> "The leaf is dark: take the photo in daylight or turn the leaf to the light.";
      case BRIGHT ->
          "The leaf is overexposed: take the photo in the shade or tap on the leaf first.";
      case GLARE ->
          String.format(
              Locale.ROOT,
              "The leaf mirrors the light on %.0f %% of its area: turn it until the shine is gone.",
              WHOLE * inspection.glare());
      case FAR ->
          String.format(
              Locale.ROOT,
              "Move closer: the leaf fills %.0f %% of the photo.",
              WHOLE * inspection.quality().leafFraction().orElse(0));
    };
  }
}
