package org.plantdiseasedetector.training.trust;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.model.CandidateLimit;
import org.plantdiseasedetector.model.Familiarity;
import org.plantdiseasedetector.model.Judgement;
import org.plantdiseasedetector.model.LinearScore;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;
import org.plantdiseasedetector.model.Temperature;
import org.plantdiseasedetector.model.Trust;

/**
 * Fits all statistics of a bundle.
 *
 * @param classes of the model
 * @param training photos that the network has learnt
 * @param validation photos that it has not
 * @param negatives pictures without leaves
 */
record TrustFit(
    List<ClassId> classes,
    List<FittedPhoto> training,
    List<FittedPhoto> validation,
    List<NegativePicture> negatives) {

  /** How often the candidate set shall hold the true class. */
  static final double COVERAGE = 0.95;

  private static final int FOLDS = 5;
  private static final long SEED = 1;

  /**
   * What a bundle takes over.
   *
   * @param trust statistics
   * @param thresholds of the outcomes
   */
  record Result(Trust trust, Thresholds thresholds) {}

  /** Fits. */
  Result fit() {
    LinearScore scene = SceneFit.fit(training, validation);
    TemperatureFit temperatures = new TemperatureFit(scene);
    Familiarity familiarity = new FamiliarityFit(classes, training, validation, negatives).fit();
    List<double[]> unseen = crossFitted(temperatures);
    double labLimit = limit(temperatures, unseen, false);
    double fieldLimit = limit(temperatures, unseen, true);
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < validation.size(); i++) {
      FittedPhoto photo = validation.get(i);
      judgements.add(
          new Judgement(
              unseen.get(i),
              temperatures.looksLikeField(photo) ? fieldLimit : labLimit,
              familiarity.unfamiliarity(photo.unit(), photo.logits())));
    }
    OutcomeLimits limits = new OutcomeLimits(classes, validation, judgements);
    double confident = limits.confident();
    return new Result(
        new Trust(temperatures.fit(validation), scene, labLimit, fieldLimit, familiarity),
        new Thresholds(
            round(confident), round(limits.rolledUp(confident)), round(limits.unfamiliar())));
  }

  /** Calibrates every photo without the photos of its leaf, so that limits do not flatter. */
  private List<double[]> crossFitted(TemperatureFit temperatures) {
    List<String> leaves =
        new ArrayList<>(new TreeSet<>(validation.stream().map(FittedPhoto::leaf).toList()));
    if (leaves.size() < FOLDS) {
      Temperature all = temperatures.fit(validation);
      return validation.stream().map(p -> temperatures.probabilities(all, p)).toList();
    }
    Collections.shuffle(leaves, new Random(SEED));
    double[][] probabilities = new double[validation.size()][];
    for (int fold = 0; fold < FOLDS; fold++) {
      int number = fold;
      TreeSet<String> out =
          new TreeSet<>(
              IntStream.range(0, leaves.size())
                  .filter(i -> i % FOLDS == number)
                  .mapToObj(leaves::get)
                  .toList());
      Temperature without =
          temperatures.fit(validation.stream().filter(p -> !out.contains(p.leaf())).toList());
      for (int i = 0; i < probabilities.length; i++) {
        if (out.contains(validation.get(i).leaf())) {
          probabilities[i] = temperatures.probabilities(without, validation.get(i));
        }
      }
    }
    return List.of(probabilities);
  }

  private double limit(TemperatureFit temperatures, List<double[]> unseen, boolean field) {
    double[] truths =
        IntStream.range(0, validation.size())
            .filter(i -> temperatures.looksLikeField(validation.get(i)) == field)
            .mapToDouble(i -> unseen.get(i)[validation.get(i).label()])
            .toArray();
    return CandidateLimit.of(truths, COVERAGE);
  }

  private static double round(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
