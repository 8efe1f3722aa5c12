package org.plantdiseasedetector.ui.models;

import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.evaluation.Estimate;
import org.plantdiseasedetector.evaluation.PairedComparison;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * Puts a comparison into words.
 *
 * @param texts words of the window
 * @param offers names classes
 */
record ComparisonWords(Texts texts, OfferWords offers) {

  private static final double POINTS = 100;

  ComparisonView of(PairedComparison found, String first, String second) {
    return new ComparisonView(
        texts.format("models.compare.title", first, second, found.cases()),
        first,
        second,
        List.of(
            figure(
                texts.get("models.compare.top-one"),
                found.first().accuracy(),
                found.second().accuracy(),
                found.accuracyGain()),
            figure(
                texts.get("models.figure.macro-f-one"),
                found.first().macroF1(),
                found.second().macroF1(),
                found.macroF1Gain())),
        found.changed().stream().map(this::changed).toList());
  }

  private ComparisonView.Figure figure(
      String name, Estimate first, Estimate second, Estimate gain) {
    return new ComparisonView.Figure(
        name,
        words("models.compare.share", first, 1),
        words("models.compare.share", second, 1),
        words("models.compare.gain", gain, POINTS));
  }

  private String words(String key, Estimate of, double unit) {
    return texts.format(key, unit * of.value(), unit * of.low(), unit * of.high());
  }

  private ComparisonView.Changed changed(PairedComparison.Answers of) {
    return new ComparisonView.Changed(
        Long.toString(of.number()),
        offers.className(of.label()),
        answer(of.first()),
        answer(of.second()));
  }

  private String answer(Optional<ClassId> answer) {
    return answer.map(offers::className).orElse(texts.get("models.compare.none"));
  }
}
