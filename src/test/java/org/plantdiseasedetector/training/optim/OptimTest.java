package org.plantdiseasedetector.training.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OptimTest {

  @Test
  void theFirstAdamStepHasTheSizeOfTheRateWhateverTheGradient() {
    float[] weight = {1, 1};
    new AdamW(new float[2], new float[2], 0).update(weight, new float[] {1000, -0.001f}, 1, 1, 0.1);

    assertThat(weight[0]).isCloseTo(0.9f, within(1e-4f));
    assertThat(weight[1]).isCloseTo(1.1f, within(1e-4f));
  }

  @Test
  void weightDecayShrinksWithoutAGradient() {
    float[] weight = {2};
    new AdamW(new float[1], new float[1], 0.5).update(weight, new float[] {0}, 1, 1, 0.1);

    assertThat(weight[0]).isCloseTo(1.9f, within(1e-6f));
  }

  @Test
  void theScheduleWarmsUpPeaksAndEndsAtTheFloor() {
    CosineSchedule schedule = new CosineSchedule(1, 0.01, 10, 110);

    assertThat(schedule.rate(0)).isCloseTo(0.1, within(1e-12));
    assertThat(schedule.rate(9)).isCloseTo(1, within(1e-12));
    assertThat(schedule.rate(60)).isCloseTo(0.505, within(1e-12));
    assertThat(schedule.rate(110)).isCloseTo(0.01, within(1e-12));
    assertThat(schedule.rate(500)).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void logisticRegressionSeparatesThreeClustersOnFeaturesOfUnequalScale() {
    List<float[]> rows = new ArrayList<>();
    int[] labels = new int[300];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3;
      double x = labels[i] + 0.2 * random.nextDouble();
      rows.add(new float[] {(float) (1000 * x), (float) (0.01 * x * x), 5});
    }
    var fit = new LogisticRegression(rows, labels, 3).fit(400, 0.001, 0, 7);

    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += best(fit, rows.get(i)) == labels[i] ? 1 : 0;
    }
    assertThat(right).isEqualTo(labels.length);
  }

  @Test
  void theSameSeedGivesTheSameHead() {
    List<float[]> rows = List.of(new float[] {0, 1}, new float[] {1, 0}, new float[] {2, 2});
    int[] labels = {0, 1, 1};

    float[] once = new LogisticRegression(rows, labels, 2).fit(5, 0.1, 0.1, 3).weight();
    float[] again = new LogisticRegression(rows, labels, 2).fit(5, 0.1, 0.1, 3).weight();

    assertThat(again).containsExactly(once);
  }

  private static int best(LogisticRegression.Fit fit, float[] row) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < fit.bias().length; c++) {
      double z = fit.bias()[c];
      for (int f = 0; f < row.length; f++) {
        z += (double) fit.weight()[c * row.length + f] * row[f];
      }
      if (z > highest) {
        highest = z;
        best = c;
      }
    }
    return best;
  }
}
