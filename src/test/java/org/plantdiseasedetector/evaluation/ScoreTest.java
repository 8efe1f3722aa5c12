package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;

class ScoreTest {

  private static final Thresholds THRESHOLDS = new Thresholds(0.8, 0.2, 0.9);

  @Test
  void ranksTheTruthAndCollectsCandidatesUpToTheMass() {
    Score score = Score.of(3, new double[] {0.5, 0.3, 0.05, 0.15}, THRESHOLDS);

    assertThat(score.predicted()).isZero();
    assertThat(score.isCorrect()).isFalse();
    assertThat(score.inTop3()).isTrue();
    assertThat(score.confidence()).isEqualTo(0.5);
    assertThat(score.logLoss()).isCloseTo(-Math.log(0.15), within(1e-12));
    // 0.5 + 0.3 = 0.8 is below 0.9, 0.95 reaches it
    assertThat(score.setSize()).isEqualTo(3);
    assertThat(score.covered()).isTrue();
    assertThat(score.confident()).isFalse();
  }

  @Test
  void aClassBehindTheThirdIsNeitherInTheTopThreeNorCovered() {
    Score score = Score.of(2, new double[] {0.5, 0.3, 0.05, 0.15}, THRESHOLDS);

    assertThat(score.inTop3()).isFalse();
    assertThat(score.covered()).isFalse();
  }

  @Test
  void theThresholdItselfIsConfidentAndTheMassItselfIsEnough() {
    Score atThreshold = Score.of(0, new double[] {0.8, 0.2, 0, 0}, THRESHOLDS);
    Score atMass = Score.of(0, new double[] {0.9, 0.1, 0, 0}, THRESHOLDS);

    assertThat(atThreshold.confident()).isTrue();
    assertThat(atMass.setSize()).isEqualTo(1);
  }

  @Test
  void equalProbabilitiesRankInClassOrder() {
    double[] uniform = {0.25, 0.25, 0.25, 0.25};

    assertThat(Score.of(0, uniform, THRESHOLDS).isCorrect()).isTrue();
    assertThat(Score.of(3, uniform, THRESHOLDS).inTop3()).isFalse();
  }

  @Test
  void anImpossibleTruthHasAFiniteLoss() {
    Score score = Score.of(1, new double[] {1, 0, 0, 0}, THRESHOLDS);

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
