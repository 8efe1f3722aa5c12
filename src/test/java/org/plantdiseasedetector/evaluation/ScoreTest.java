package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.model.Judgement;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;

class ScoreTest {

  private static final Thresholds THRESHOLDS = new Thresholds(0.8, 0.9, 1);

  private static Judgement judged(double... probabilities) {
    return new Judgement(probabilities, 0.1, 0);
  }

  @Test
  void ranksTheTruthAndCollectsCandidatesFromTheLimitOn() {
    Score score = Score.of(3, judged(0.5, 0.35, 0.05, 0.1), THRESHOLDS);

    assertThat(score.predicted()).isZero();
    assertThat(score.isCorrect()).isFalse();
    assertThat(score.inTop3()).isTrue();
    assertThat(score.confidence()).isEqualTo(0.5);
    assertThat(score.logLoss()).isCloseTo(-Math.log(0.1), within(1e-12));
    assertThat(score.setSize()).isEqualTo(3);
    assertThat(score.covered()).isTrue();
    assertThat(score.confident()).isFalse();
    assertThat(score.refused()).isFalse();
  }

  @Test
  void aClassBehindTheThirdIsNeitherInTheTopThreeNorCovered() {
    Score score = Score.of(2, judged(0.5, 0.3, 0.05, 0.15), THRESHOLDS);

    assertThat(score.inTop3()).isFalse();
    assertThat(score.covered()).isFalse();
  }

  @Test
  void confidentIsASetOfOneWithEnoughConfidenceOfAFamiliarPhoto() {
    assertThat(Score.of(0, judged(0.8, 0.09, 0.09, 0.02), THRESHOLDS).confident()).isTrue();
    assertThat(Score.of(0, judged(0.8, 0.2, 0, 0), THRESHOLDS).confident()).isFalse();
    Score unfamiliar = Score.of(0, new Judgement(new double[] {1, 0, 0, 0}, 0.1, 1.01), THRESHOLDS);
    assertThat(unfamiliar.confident()).isFalse();
    assertThat(unfamiliar.refused()).isTrue();
  }

  @Test
  void aSetMayBeEmptyAndThenCoversNothing() {
    Score score = Score.of(0, new Judgement(new double[] {0.6, 0.4}, 0.7, 0), THRESHOLDS);

    assertThat(score.setSize()).isZero();
    assertThat(score.covered()).isFalse();
  }

  @Test
  void equalProbabilitiesRankInClassOrder() {
    double[] uniform = {0.25, 0.25, 0.25, 0.25};

    assertThat(Score.of(0, judged(uniform), THRESHOLDS).isCorrect()).isTrue();
    assertThat(Score.of(3, judged(uniform), THRESHOLDS).inTop3()).isFalse();
  }

  @Test
  void anImpossibleTruthHasAFiniteLoss() {
    Score score = Score.of(1, judged(1, 0, 0, 0), THRESHOLDS);

    assertThat(score.logLoss()).isCloseTo(-Math.log(1e-15), within(1e-9));
  }

  @Test
  void anUnreadablePhotoIsWrongByEveryMeasure() {
    Score score = Score.unreadable(0);

    assertThat(score.isRead()).isFalse();
    assertThat(score.isCorrect()).isFalse();
    assertThat(score.inTop3()).isFalse();
    assertThat(score.covered()).isFalse();
    assertThat(score.confident()).isFalse();
  }
}
