package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final double[] RIGHT = {1, 0, 0};
  private static final double[] WRONG = {0, 1, 0};

  private static List<ScoredPhoto> photos(int leaves, int perLeaf, boolean known, double share) {
    List<ScoredPhoto> photos = new ArrayList<>();
    for (int leaf = 0; leaf < leaves; leaf++) {
      for (int shot = 0; shot < perLeaf; shot++) {
        photos.add(
            Samples.photo(
                leaf + "-" + shot,
                "lab",
                known ? Optional.of("leaf" + leaf) : Optional.empty(),
                0,
                leaf < share * leaves ? RIGHT : WRONG));
      }
    }
    return photos;
  }

  private static Estimate accuracy(List<ScoredPhoto> photos, Bootstrap bootstrap) {
    return Figures.of(photos, 3, bootstrap).get(Measure.ACCURACY);
  }

  @Test
  void theSameSeedGivesTheSameIntervalAndAnotherSeedAnother() {
    List<ScoredPhoto> photos = photos(40, 1, false, 0.7);

    Estimate first = accuracy(photos, new Bootstrap(1000, 7));

    assertThat(accuracy(photos, new Bootstrap(1000, 7))).isEqualTo(first);
    assertThat(accuracy(photos, new Bootstrap(11, 8))).isNotEqualTo(first);
  }

  @Test
  void theIntervalOfAShareIsAboutTwoStandardErrorsWide() {
    Estimate estimate = accuracy(photos(400, 1, false, 0.8), Bootstrap.STANDARD);

    // standard error sqrt(0.8 · 0.2 / 400) = 0.02, times 1.96
    assertThat(estimate.value()).isCloseTo(0.8, within(1e-12));
    assertThat(estimate.low()).isCloseTo(0.8 - 0.0392, within(0.006));
    assertThat(estimate.high()).isCloseTo(0.8 + 0.0392, within(0.006));
  }

  @Test
  void photosOfOneLeafAreDrawnTogetherWhichWidensTheInterval() {
    Estimate byPhoto = accuracy(photos(100, 4, false, 0.8), Bootstrap.STANDARD);
    Estimate byLeaf = accuracy(photos(100, 4, true, 0.8), Bootstrap.STANDARD);

    // four identical photos a leaf double the standard error
    double ratio = (byLeaf.high() - byLeaf.low()) / (byPhoto.high() - byPhoto.low());
    assertThat(byLeaf.value()).isEqualTo(byPhoto.value());
    assertThat(ratio).isCloseTo(2.0, within(0.25));
  }

  @Test
  void leavesWithTheSameNameInTwoSourcesAreTwoLeaves() {
    List<ScoredPhoto> photos =
        List.of(
            Samples.photo("a", "lab", Optional.of("1"), 0, RIGHT),
            Samples.photo("b", "lab", Optional.of("1"), 0, RIGHT),
            Samples.photo("c", "field", Optional.of("1"), 0, RIGHT),
            Samples.photo("d", "field", Optional.empty(), 0, RIGHT));

    assertThat(Bootstrap.clusters(photos)).extracting(List::size).containsExactly(2, 1, 1);
  }

  @Test
  void intervalsHoldTheTruthAboutAsOftenAsTheySay() {
    Random world = new Random(42);
    int held = 0;
    for (int trial = 0; trial < 200; trial++) {
      List<ScoredPhoto> photos = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        photos.add(Samples.photo("p" + i, 0, world.nextDouble() < 0.8 ? RIGHT : WRONG));
      }
      Estimate estimate = accuracy(photos, new Bootstrap(300, trial));
      held += estimate.low() <= 0.8 && 0.8 <= estimate.high() ? 1 : 0;
    }

    assertThat(held / 200.0).isBetween(0.89, 0.99);
  }

  @Test
  void percentilesInterpolateAndSkipUndefinedResamples() {
    double[] resampled = new double[42];
    resampled[41] = Double.NaN;
    for (int i = 0; i <= 40; i++) {
      resampled[i] = 40 - i;
    }

    // 41 defined values 0…40: position 0.025 · 40 = 1 and 0.975 · 40 = 39
    Estimate estimate = Estimate.of(20, resampled);

    assertThat(estimate.low()).isCloseTo(1, within(1e-9));
    assertThat(estimate.high()).isCloseTo(39, within(1e-9));
  }

  @Test
  void anUndefinedFigureHasNoInterval() {
    Estimate estimate =
        Figures.of(List.of(Samples.photo("a", 0, 0.5, 0.3, 0.2)), 3, new Bootstrap(10, 1))
            .get(Measure.CONFIDENT_ACCURACY);

    assertThat(estimate.value()).isNaN();
    assertThat(estimate.low()).isNaN();
  }
}
