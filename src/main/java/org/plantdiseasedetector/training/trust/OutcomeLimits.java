package org.plantdiseasedetector.training.trust;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.plantdiseasedetector.diagnosis.RollUpRule;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.RollUp;
import org.plantdiseasedetector.knowledge.DiseaseNames;
import org.plantdiseasedetector.model.Judgement;

/**
 * Chooses the thresholds of an outcome so that 95 % of what is said is right in every domain; many
 * easy lab photos cannot vouch for the field.
 *
 * @param classes of the model
 * @param photos validation photos
 * @param judgements of them, by a calibration that has not seen their leaf
 */
record OutcomeLimits(List<ClassId> classes, List<FittedPhoto> photos, List<Judgement> judgements) {

  private static final double RIGHT = 0.95;
  private static final double STEP = 0.005;

  /** So that every single statement, not only their average, is likely to be right. */
  private static final double LOWEST = 0.8;

  private static final double LOST_LAB = 0.015;
  private static final double LOST_ELSEWHERE = 0.05;

  /** Returns the lowest top-1 probability at which a single candidate is trusted. */
  double confident() {
    return lowest(
        limit -> i -> judgements.get(i).candidates() == 1 && top(i) >= limit,
        limit -> this::isRight);
  }

  /** Returns the lowest summed probability at which crop or damage are named. */
  double rolledUp(double confident) {
    DiseaseNames names = DiseaseNames.load();
    RollUpRule rule = RollUpRule.of(classes, names);
    return lowest(
        limit ->
            i ->
                !(judgements.get(i).candidates() == 1 && top(i) >= confident)
                    && rule.of(judgements.get(i).probabilities(), limit).isPresent(),
        limit ->
            i ->
                agrees(
                    rule.of(judgements.get(i).probabilities(), limit),
                    classes.get(photos.get(i).label()),
                    names));
  }

  private static boolean agrees(Optional<RollUp> said, ClassId truth, DiseaseNames names) {
    String damage = names.nameOf(truth).kind().name().toLowerCase(Locale.ROOT);
    return said.isPresent()
        && said.get().crop().map(truth.crop()::equals).orElse(true)
        && said.get().damage().map(damage::equals).orElse(true);
  }

  /** What is said, or whether it is right, at a limit. */
  private interface AtLimit {
    IntPredicate at(double limit);
  }

  private double lowest(AtLimit said, AtLimit right) {
    for (double limit = LOWEST; limit < 1; limit += STEP) {
      IntPredicate isSaid = said.at(limit);
      IntPredicate isRight = right.at(limit);
      if (photos.stream()
          .map(FittedPhoto::domain)
          .distinct()
          .allMatch(domain -> isPrecise(domain, isSaid, isRight))) {
        return Math.round(limit / STEP) * STEP;
      }
    }
    return 1;
  }

  private boolean isPrecise(String domain, IntPredicate said, IntPredicate right) {
    int[] chosen =
        IntStream.range(0, photos.size())
            .filter(i -> photos.get(i).domain().equals(domain))
            .filter(said)
            .toArray();
    return Arrays.stream(chosen).filter(right).count() >= RIGHT * chosen.length;
  }

  private double top(int i) {
    return Arrays.stream(judgements.get(i).probabilities()).max().orElseThrow();
  }

  private boolean isRight(int i) {
    return judgements.get(i).probabilities()[photos.get(i).label()] == top(i);
  }

  /**
   * Returns the lowest unfamiliarity above which at most 1.5 % of the lab photos and at most 5 % of
   * all others lie.
   */
  double unfamiliar() {
    return Math.max(quantile(true, LOST_LAB), quantile(false, LOST_ELSEWHERE));
  }

  private double quantile(boolean lab, double lost) {
    double[] sorted =
        IntStream.range(0, photos.size())
            .filter(i -> photos.get(i).isLab() == lab)
            .mapToDouble(i -> judgements.get(i).unfamiliarity())
            .sorted()
            .toArray();
    return sorted.length == 0
        ? Double.NEGATIVE_INFINITY
        : sorted[(int) Math.ceil((sorted.length - 1) * (1 - lost))];
  }
}
