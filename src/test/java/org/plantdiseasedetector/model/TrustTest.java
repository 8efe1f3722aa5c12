package org.plantdiseasedetector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TrustTest {

  /** Two features; the second one stands for the field, and for pictures without a leaf. */
  private static Trust trust(Temperature temperature) {
    LinearScore second = new LinearScore(new float[] {0, 100}, -50);
    return new Trust(
        temperature,
        second,
        0.4,
        0.02,
        new Familiarity(
            1, new float[] {1, 0}, new float[] {1}, second, new double[] {0, 1, 1, 0.1}));
  }

  @Test
  void aHigherTemperatureInTheFieldSoftensThereOnly() {
    Trust trust = trust(new Temperature(0, Math.log(2), 0));
    double[] logits = {2, 0};

    assertThat(trust.judge(new float[] {1, 0}, logits).probabilities()[0])
        .isCloseTo(1 / (1 + Math.exp(-2)), within(1e-9));
    assertThat(trust.judge(new float[] {0, 1}, logits).probabilities()[0])
        .isCloseTo(1 / (1 + Math.exp(-1)), within(1e-9));
  }

  @Test
  void aWiderSpreadOfTheLogitsChangesTheTemperatureAsFitted() {
    // the standard deviation of (2, 0) is 1
    double[] p = new Temperature(0, 0, Math.log(2)).probabilities(new double[] {2, 0}, 0);

    assertThat(p[0]).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-9));
  }

  @Test
  void hugeLogitsStillSumToOne() {
    double[] p = new Temperature(0, 0, 1).probabilities(new double[] {1e30, -1e30}, 1);

    assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void theCandidateLimitFollowsTheScene() {
    Trust trust = trust(Temperature.ONE);

    assertThat(trust.judge(new float[] {3, 0}, new double[2]).candidateLimit()).isEqualTo(0.4);
    assertThat(trust.judge(new float[] {0, 3}, new double[2]).candidateLimit()).isEqualTo(0.02);
  }

  @Test
  void distanceToTheKnownAndWeakLogitsMakeAPhotoUnfamiliar() {
    Trust trust = trust(Temperature.ONE);
    double known = trust.judge(new float[] {1, 0}, new double[] {5, 0}).unfamiliarity();

    assertThat(trust.judge(new float[] {1, 1}, new double[] {5, 0}).unfamiliarity())
        .isGreaterThan(known);
    assertThat(trust.judge(new float[] {1, 0}, new double[] {0, 0}).unfamiliarity())
        .isGreaterThan(known);
  }

  @Test
  void theLengthOfAnEmbeddingTellsNothing() {
    Trust trust = trust(Temperature.ONE);

    assertThat(trust.judge(new float[] {2, 1}, new double[2]).unfamiliarity())
        .isCloseTo(trust.judge(new float[] {4, 2}, new double[2]).unfamiliarity(), within(1e-5));
    assertThat(trust.judge(new float[2], new double[2]).unfamiliarity()).isFinite();
  }

  @Test
  void statisticsThatDoNotFitOneAnotherAreRefused() {
    LinearScore two = new LinearScore(new float[2], 0);
    LinearScore three = new LinearScore(new float[3], 0);
    double[] mix = new double[Familiarity.SIGNALS];
    Familiarity good = new Familiarity(2, new float[4], new float[6], two, mix);

    assertRefused(() -> new Familiarity(0, new float[4], new float[6], two, mix));
    assertRefused(() -> new Familiarity(2, new float[5], new float[6], two, mix));
    assertRefused(() -> new Familiarity(2, new float[4], new float[5], two, mix));
    assertRefused(() -> new Familiarity(2, new float[4], new float[0], two, mix));
    assertRefused(() -> new Familiarity(2, new float[4], new float[6], two, new double[1]));
    assertRefused(() -> new Trust(Temperature.ONE, two, -0.1, 0.5, good));
    assertRefused(() -> new Trust(Temperature.ONE, two, 0.5, 1.1, good));
    assertRefused(() -> new Trust(Temperature.ONE, three, 0.5, 0.5, good));
  }

  private static void assertRefused(ThrowingCallable made) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class);
  }
}
