package org.plantdiseasedetector.ui.adapter;

import java.util.Locale;
import java.util.function.Function;
import org.plantdiseasedetector.adaptation.Adapter;
import org.plantdiseasedetector.adaptation.Doubt;
import org.plantdiseasedetector.adaptation.Refit;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.evaluation.Estimate;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * Puts what was learnt into words.
 *
 * @param texts words
 * @param names of classes
 */
record AdapterWords(Texts texts, Function<ClassId, String> names) {

  String doubt(Doubt doubt) {
    return switch (doubt) {
      case Doubt.NoCases() -> texts.get("adapter.doubt.no-cases");
      case Doubt.NoReferences() -> texts.get("adapter.doubt.no-references");
      case Doubt.TooFewPhotos few ->
          texts.format(
              "adapter.doubt.too-few", few.photos(), names.apply(few.label()), few.missing());
      case Doubt.NoGain gain ->
          texts.format("adapter.doubt.no-gain", tenths(gain.points()), tenths(gain.lowest()));
      case Doubt.ClassFalls falls ->
          texts.format(
              "adapter.doubt.class-falls", names.apply(falls.label()), tenths(falls.points()));
      case Doubt.ReferencesFall fall ->
          texts.format("adapter.doubt.references-fall", tenths(fall.points()));
    };
  }

  String suspect(Refit.Suspect suspect) {
    return texts.format(
        "adapter.suspect",
        suspect.example().caseNumber(),
        names.apply(suspect.example().label()),
        names.apply(suspect.instead()),
        Math.round(100 * suspect.probability()));
  }

  String adapter(Adapter adapter) {
    return texts.format(
        "adapter.choice",
        adapter.number(),
        adapter.facts().photos(),
        tenths(100 * adapter.facts().before()),
        tenths(100 * adapter.facts().after()));
  }

  static String estimate(Estimate of) {
    return "%s (%s–%s)"
        .formatted(tenths(100 * of.value()), tenths(100 * of.low()), tenths(100 * of.high()));
  }

  static String tenths(double value) {
    return String.format(Locale.getDefault(), "%.1f", value);
  }
}
