package org.plantdiseasedetector.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;

class CalibrationTest {

  /** Draws labels from the softmax of the logits, then exaggerates the logits by a factor. */
  private static Calibration exaggerated(double factor, int photos) {
    SplittableRandom random = new SplittableRandom(11);
    List<double[]> logits = new ArrayList<>();
    int[] labels = new int[photos];
    for (int i = 0; i < photos; i++) {
      double z = 6 * random.nextDouble() - 3;
      labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-z)) ? 0 : 1;
      logits.add(new double[] {z * factor, 0});
    }
    return new Calibration(logits, labels, Collections.nCopies(photos, "lab"));
  }

  private static LinearHead head(double temperature) {
    return new LinearHead(2, 1, new float[2], new float[2], temperature);
  }

  @Test
  void theTemperatureUndoesTheExaggeration() {
    assertThat(exaggerated(3, 20_000).temperature()).isCloseTo(3, within(0.15));
    assertThat(exaggerated(1, 20_000).temperature()).isCloseTo(1, within(0.05));
    assertThat(exaggerated(0.5, 20_000).temperature()).isCloseTo(0.5, within(0.03));
  }

  @Test
  void aboveTheConfidentThresholdNineteenOfTwentyAreRight() {
    Calibration calibration = exaggerated(1, 20_000);
    Thresholds thresholds = calibration.thresholds(head(1));
    int kept = 0;
    int right = 0;
    for (int i = 0; i < calibration.labels().length; i++) {
      double[] p = head(1).probabilities(calibration.logits().get(i));
      int best = p[0] >= p[1] ? 0 : 1;
      if (p[best] >= thresholds.confident()) {
        kept++;
        right += best == calibration.labels()[i] ? 1 : 0;
      }
    }
    assertThat(kept).isPositive();
    assertThat((double) right / kept).isGreaterThanOrEqualTo(0.949);
    assertThat(thresholds.confident()).isBetween(0.8, 0.95);
  }

  @Test
  void manyEasyPhotosCannotVouchForAHardDomain() {
    List<double[]> logits = new ArrayList<>();
    int[] labels = new int[1000];
    List<String> domains = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      boolean field = i % 10 == 0;
      domains.add(field ? "field" : "lab");
      double z = field ? 2.0 + i / 500.0 : 2.5;
      logits.add(new double[] {z, 0});
      labels[i] = field && z < 3 && i % 20 == 0 ? 1 : 0;
    }

    Thresholds together =
        new Calibration(logits, labels, Collections.nCopies(1000, "all")).thresholds(head(1));
    Thresholds apart = new Calibration(logits, labels, domains).thresholds(head(1));

    assertThat(together.confident()).isLessThan(0.9);
    assertThat(apart.confident()).isGreaterThan(0.94);
  }

  @Test
  void oneInAHundredFallsBelowTheRecognisedThreshold() {
    Calibration calibration = exaggerated(1, 1000);
    Thresholds thresholds = calibration.thresholds(head(1));
    long below =
        calibration.logits().stream()
            .map(head(1)::probabilities)
            .filter(p -> Math.max(p[0], p[1]) < thresholds.recognised())
            .count();

    assertThat(below).isLessThanOrEqualTo(10);
    assertThat(thresholds.recognised()).isGreaterThan(0.5);
  }
}
