package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReliabilityBinsTest {

  @Test
  void edgesBelongToTheLowerBin() {
    ReliabilityBins bins = new ReliabilityBins();
    bins.add(0.0, false);
    bins.add(0.2, true);
    bins.add(1.0, true);

    assertThat(bins.count(0)).isEqualTo(1);
    assertThat(bins.count(2)).isEqualTo(1);
    assertThat(bins.count(14)).isEqualTo(1);
  }

  @Test
  void perfectlyCalibratedConfidenceHasNoError() {
    ReliabilityBins bins = new ReliabilityBins();
    for (int i = 0; i < 10; i++) {
      bins.add(0.7, i < 7);
    }

    assertThat(bins.accuracy(10)).isCloseTo(0.7, within(1e-12));
    assertThat(bins.confidence(10)).isCloseTo(0.7, within(1e-12));
    assertThat(bins.expectedCalibrationError()).isCloseTo(0, within(1e-12));
  }

  @Test
  void overconfidenceIsTheGapWeightedByPhotos() {
    ReliabilityBins bins = new ReliabilityBins();
    bins.add(0.95, false);
    bins.add(0.95, true);
    bins.add(0.5, true);

    // |1/2 − 0.95| · 2/3 + |1 − 0.5| · 1/3
    assertThat(bins.expectedCalibrationError()).isCloseTo(0.9 / 3 + 0.5 / 3, within(1e-12));
  }

  @Test
  void withoutPhotosEverythingIsUndefined() {
    ReliabilityBins bins = new ReliabilityBins();

    assertThat(bins.expectedCalibrationError()).isNaN();
    assertThat(bins.accuracy(3)).isNaN();
    assertThat(bins.confidence(3)).isNaN();
  }
}
