package org.plantdiseasedetector.training.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.model.LinearScore;
import org.plantdiseasedetector.model.Temperature;

class TemperatureFitTest {

  /** The one feature tells lab (-1) from field (1) beyond doubt. */
  private static final LinearScore SCENE = new LinearScore(new float[] {40}, 0);

  /** Labels follow the softmax of (3, 0); the logits exaggerate it in each domain by a factor. */
  private static List<FittedPhoto> photos(double inLab, double inField) {
    SplittableRandom random = new SplittableRandom(3);
    double share = 1 / (1 + Math.exp(-3));
    List<FittedPhoto> photos = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      boolean lab = i % 2 == 0;
      double factor = lab ? inLab : inField;
      photos.add(
          new FittedPhoto(
              new float[] {lab ? -1 : 1},
              new double[] {3 * factor, 0},
              random.nextDouble() < share ? 0 : 1,
              lab ? "lab" : "field",
              "leaf" + i));
    }
    return photos;
  }

  @Test
  void undoesAnExaggerationThatIsTheSameEverywhere() {
    TemperatureFit fit = new TemperatureFit(SCENE);
    Temperature temperature = fit.fit(photos(2, 2));

    double[] p = temperature.probabilities(new double[] {6, 0}, 0);
    assertThat(p[0]).isCloseTo(1 / (1 + Math.exp(-3)), within(0.01));
  }

  @Test
  void undoesAnExaggerationThatIsWorseInTheField() {
    TemperatureFit fit = new TemperatureFit(SCENE);
    List<FittedPhoto> photos = photos(1, 2);
    Temperature temperature = fit.fit(photos);

    double right = 1 / (1 + Math.exp(-3));
    assertThat(fit.probabilities(temperature, photos.get(0))[0]).isCloseTo(right, within(0.015));
    assertThat(fit.probabilities(temperature, photos.get(1))[0]).isCloseTo(right, within(0.015));
  }

  @Test
  void confidenceIsHowOftenTheFirstAnswerIsRightEvenWhereMistakesAreOutlandish() {
    List<FittedPhoto> photos = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      photos.add(
          new FittedPhoto(
              new float[] {-1}, new double[] {4, 1, -9}, i % 5 == 0 ? 2 : 0, "lab", "leaf" + i));
    }
    TemperatureFit fit = new TemperatureFit(SCENE);

    double[] p = fit.probabilities(fit.fit(photos), photos.getFirst());
    assertThat(p[0]).isCloseTo(0.8, within(0.005));
  }

  @Test
  void theSceneIsLearntFromTheDomainsAndIgnoredWhereThereAreNone() {
    List<FittedPhoto> photos = photos(1, 1);
    LinearScore scene = SceneFit.fit(photos, photos);
    assertThat(scene.of(new float[] {1})).isPositive();
    assertThat(scene.of(new float[] {-1})).isNegative();

    List<FittedPhoto> lab = photos.stream().filter(FittedPhoto::isLab).toList();
    assertThat(SceneFit.fit(lab, photos).of(new float[] {1}))
        .isEqualTo(SceneFit.fit(lab, photos).of(new float[] {-1}));
  }
}
