package org.plantdiseasedetector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CandidateLimitTest {

  /** The guarantee holds on average over calibration sets, whatever the probabilities are worth. */
  @Test
  void theTruthOfExchangeablePhotosIsACandidateAsOftenAsPromised() {
    SplittableRandom random = new SplittableRandom(7);
    int covered = 0;
    int total = 0;
    for (int round = 0; round < 400; round++) {
      double[] truths = new double[99];
      Arrays.setAll(truths, i -> Math.pow(random.nextDouble(), 3));
      double limit = CandidateLimit.of(truths, 0.95);
      for (int i = 0; i < 100; i++) {
        covered += Math.pow(random.nextDouble(), 3) >= limit ? 1 : 0;
        total++;
      }
    }
    // (99 + 1) · 0.95 is whole, so coverage is 95 % exactly in expectation; standard error 0.15 %
    assertThat((double) covered / total).isCloseTo(0.95, within(0.006));
  }

  @Test
  void tooFewPhotosForAGuaranteeExcludeNothing() {
    assertThat(CandidateLimit.of(new double[] {0.9, 0.9, 0.9}, 0.95)).isZero();
    assertThat(CandidateLimit.of(new double[0], 0.95)).isZero();
  }

  @Test
  void theLimitItselfStaysACandidateAfterRoundingToAFloat() {
    double[] truths = new double[19];
    Arrays.fill(truths, 1.0 / 3);

    assertThat((double) (float) CandidateLimit.of(truths, 0.95)).isLessThanOrEqualTo(1.0 / 3);
  }
}
