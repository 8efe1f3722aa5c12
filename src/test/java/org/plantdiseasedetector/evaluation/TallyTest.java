package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.model.Judgement;

/** Every expected figure is worked out by hand in a comment. */
class TallyTest {

  private static final Offset<Double> EXACT = within(1e-12);

  /** Truth, prediction and confidence of five photos of three classes; one is unreadable. */
  private static Tally fivePhotos() {
    Tally tally = new Tally(3);
    tally.add(Score.of(0, Samples.familiar(0.9, 0.1, 0.0), Samples.THRESHOLDS));
    tally.add(Score.of(0, Samples.familiar(0.3, 0.7, 0.0), Samples.THRESHOLDS));
    tally.add(Score.of(1, Samples.familiar(0.0, 1.0, 0.0), Samples.THRESHOLDS));
    tally.add(Score.of(1, Samples.familiar(0.1, 0.0, 0.9), Samples.THRESHOLDS));
    tally.add(Score.unreadable(0));
    return tally;
  }

  @Test
  void accuracyCountsUnreadablePhotosAsWrong() {
    // right: the first and the third of five
    assertThat(fivePhotos().value(Measure.ACCURACY)).isCloseTo(2.0 / 5, EXACT);
  }

  @Test
  void topThreeCountsUnreadablePhotosAsWrong() {
    // with three classes every readable photo is in the top three
    assertThat(fivePhotos().value(Measure.TOP3)).isCloseTo(4.0 / 5, EXACT);
  }

  @Test
  void precisionRecallAndF1OfEachClass() {
    Tally tally = fivePhotos();

    // class 0: TP 1, predicted 1, support 3
    assertThat(tally.precision(0)).isCloseTo(1, EXACT);
    assertThat(tally.recall(0)).isCloseTo(1.0 / 3, EXACT);
    assertThat(tally.f1(0)).isCloseTo(2.0 / 4, EXACT);
    // class 1: TP 1, predicted 2, support 2
    assertThat(tally.precision(1)).isCloseTo(0.5, EXACT);
    assertThat(tally.recall(1)).isCloseTo(0.5, EXACT);
    assertThat(tally.f1(1)).isCloseTo(0.5, EXACT);
    // class 2: predicted once, no support
    assertThat(tally.precision(2)).isZero();
    assertThat(tally.recall(2)).isNaN();
    assertThat(tally.f1(2)).isNaN();
  }

  @Test
  void macroF1IsTheMeanOverClassesWithSupportOnly() {
    // (0.5 + 0.5) / 2; class 2 without support adds no zero
    assertThat(fivePhotos().value(Measure.MACRO_F1)).isCloseTo(0.5, EXACT);
    assertThat(fivePhotos().classesWithSupport()).isEqualTo(2);
  }

  @Test
  void aClassThatIsNeverPredictedCountsAsZeroInMacroF1() {
    Tally tally = new Tally(3);
    tally.add(Score.of(0, Samples.familiar(1, 0, 0), Samples.THRESHOLDS));
    tally.add(Score.of(1, Samples.familiar(1, 0, 0), Samples.THRESHOLDS));

    // class 0: 2·1 / (2 + 1 + 0) = 2/3; class 1: 0; mean 1/3
    assertThat(tally.value(Measure.MACRO_F1)).isCloseTo(1.0 / 3, EXACT);
    assertThat(tally.precision(1)).isNaN();
  }

  @Test
  void logLossIsTheMeanOverReadablePhotos() {
    double expected = -(Math.log(0.9) + Math.log(0.3) + Math.log(1.0) + Math.log(1e-15)) / 4;

    assertThat(fivePhotos().value(Measure.NLL)).isCloseTo(expected, EXACT);
  }

  @Test
  void candidateSets() {
    // sizes 1, 2, 1, 1 over the readable; the truth is in the first three; five photos in all
    assertThat(fivePhotos().value(Measure.MEAN_SET_SIZE)).isCloseTo(5.0 / 4, EXACT);
    assertThat(fivePhotos().value(Measure.COVERAGE)).isCloseTo(3.0 / 5, EXACT);
  }

  @Test
  void confidentOutcomes() {
    // 0.9, 1.0 and 0.9 reach 0.8; of these the first two are right
    assertThat(fivePhotos().value(Measure.CONFIDENT_SHARE)).isCloseTo(3.0 / 5, EXACT);
    assertThat(fivePhotos().value(Measure.CONFIDENT_ACCURACY)).isCloseTo(2.0 / 3, EXACT);
  }

  @Test
  void calibrationErrorByHand() {
    // confidences 0.9 (right), 0.7 (wrong), 1.0 (right), 0.9 (wrong) in bins of 1/15:
    // 0.9 lies in (13/15, 14/15] twice: |1/2 − 0.9| · 2/4 = 0.2
    // 0.7 lies in (10/15, 11/15]: |0 − 0.7| · 1/4 = 0.175
    // 1.0 lies in (14/15, 1]: 0
    assertThat(fivePhotos().value(Measure.ECE)).isCloseTo(0.375, EXACT);
  }

  @Test
  void theShareOfRefusedPhotosLeavesOutUnreadableOnes() {
    Tally tally = fivePhotos();
    tally.add(Score.of(0, new Judgement(new double[] {1, 0, 0}, 0.2, 1.5), Samples.THRESHOLDS));

    assertThat(tally.value(Measure.REFUSED_SHARE)).isCloseTo(1.0 / 5, EXACT);
  }

  @Test
  void accuracyAmongConfidentIsUndefinedWhenNoneIs() {
    Tally tally = new Tally(3);
    tally.add(Score.of(0, Samples.familiar(0.5, 0.3, 0.2), Samples.THRESHOLDS));

    assertThat(tally.value(Measure.CONFIDENT_SHARE)).isZero();
    assertThat(tally.value(Measure.CONFIDENT_ACCURACY)).isNaN();
  }
}
