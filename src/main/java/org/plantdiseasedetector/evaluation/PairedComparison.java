package org.plantdiseasedetector.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.plantdiseasedetector.domain.ClassId;

/**
 * Two models on the same labelled cases. The differences are resampled in pairs: each resample
 * takes the same cases for both models, so that hard cases do not widen the interval of the
 * difference.
 *
 * @param cases how many
 * @param first figures of one model
 * @param second figures of the other one
 * @param accuracyGain accuracy of the second less that of the first
 * @param macroF1Gain macro-F1 of the second less that of the first
 * @param changed cases on which the two answer differently, in the order given
 */
public record PairedComparison(
    int cases,
    Side first,
    Side second,
    Estimate accuracyGain,
    Estimate macroF1Gain,
    List<Answers> changed) {

  private static final double NO_CONFIDENCE = 0;

  /** Copies the list. */
  public PairedComparison {
    changed = List.copyOf(changed);
  }

  /**
   * Figures of one model.
   *
   * @param accuracy share of cases whose label it names, see {@link Measure#ACCURACY}
   * @param macroF1 see {@link Measure#MACRO_F1}
   */
  public record Side(Estimate accuracy, Estimate macroF1) {}

  /**
   * What two models say of a case.
   *
   * @param number of the case
   * @param label what a person says
   * @param first what one model says; empty if it recognises nothing, which counts as wrong
   * @param second what the other one says
   */
  public record Answers(
      long number, ClassId label, Optional<ClassId> first, Optional<ClassId> second) {

    boolean isChanged() {
      return !first.equals(second);
    }
  }

  /**
   * Compares.
   *
   * @param answers one for each case, at least one
   * @param bootstrap how resamples are drawn
   * @throws IllegalArgumentException if there is no case
   */
  public static PairedComparison of(List<Answers> answers, Bootstrap bootstrap) {
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("No case to compare models on");
    }
    List<ClassId> classes = List.copyOf(classes(answers));
    Resampled first = resample(answers, classes, bootstrap, true);
    Resampled second = resample(answers, classes, bootstrap, false);
    return new PairedComparison(
        answers.size(),
        first.side(),
        second.side(),
        gain(first.accuracy(), second.accuracy()),
        gain(first.macroF1(), second.macroF1()),
        answers.stream().filter(Answers::isChanged).toList());
  }

  private static TreeSet<ClassId> classes(List<Answers> answers) {
    TreeSet<ClassId> classes = new TreeSet<>();
    for (Answers answer : answers) {
      classes.add(answer.label());
      answer.first().ifPresent(classes::add);
      answer.second().ifPresent(classes::add);
    }
    return classes;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Figure(double value, double[] resampled) {
    Estimate estimate() {
      return Estimate.of(value, resampled);
    }
  }

  private record Resampled(Figure accuracy, Figure macroF1) {
    Side side() {
      return new Side(accuracy.estimate(), macroF1.estimate());
    }
  }

  private static Resampled resample(
      List<Answers> answers, List<ClassId> classes, Bootstrap bootstrap, boolean first) {
    Tally all = new Tally(classes.size());
    List<ScoredPhoto> scored =
        answers.stream()
            .map(of -> scored(of, score(of, first ? of.first() : of.second(), classes)))
            .toList();
    scored.forEach(photo -> all.add(photo.score()));
    double[] accuracy = new double[bootstrap.resamples()];
    double[] macroF1 = new double[bootstrap.resamples()];
    bootstrap.run(
        scored,
        classes.size(),
        (resample, tally) -> {
          accuracy[resample] = tally.value(Measure.ACCURACY);
          macroF1[resample] = tally.value(Measure.MACRO_F1);
        });
    return new Resampled(
        new Figure(all.value(Measure.ACCURACY), accuracy),
        new Figure(all.value(Measure.MACRO_F1), macroF1));
  }

  /** A case stands for itself, whatever number of photos it has. */
  private static ScoredPhoto scored(Answers of, Score score) {
    String name = Long.toString(of.number());
    LabelledPhoto photo =
        new LabelledPhoto(
            Path.of(name),
            name,
            of.label(),
            LabelledPhoto.ALL,
            LabelledPhoto.ALL,
            Optional.empty());
    return new ScoredPhoto(photo, score, Optional.empty());
  }

  private static Score score(Answers of, Optional<ClassId> answer, List<ClassId> classes) {
    int truth = classes.indexOf(of.label());
    return answer
        .map(id -> answered(truth, classes.indexOf(id)))
        .orElseGet(() -> Score.unreadable(truth));
  }

  /** Only what is said counts here, not how surely. */
  private static Score answered(int truth, int predicted) {
    boolean right = truth == predicted;
    return new Score(
        truth, predicted, right, NO_CONFIDENCE, Double.NaN, 1, right, false, false, Double.NaN);
  }

  private static Estimate gain(Figure first, Figure second) {
    double[] gains = new double[first.resampled().length];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = second.resampled()[i] - first.resampled()[i];
    }
    return Estimate.of(second.value() - first.value(), gains);
  }
}
