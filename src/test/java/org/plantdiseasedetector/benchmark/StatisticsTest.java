package org.plantdiseasedetector.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  private static double[] oneTo(int n) {
    return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
  }

  @Test
  void theMedianOfSixHasTheExtremesAsItsInterval() {
    Figure median = Statistics.quantile(new double[] {6, 1, 5, 2, 4, 3}, 0.5);

    assertThat(median.value()).isEqualTo(3);
    assertThat(median.low()).hasValue(1);
    assertThat(median.high()).hasValue(6);
  }

  @Test
  void fiveAreTooFewForAnInterval() {
    Figure median = Statistics.quantile(oneTo(5), 0.5);

    assertThat(median.low()).isEmpty();
    assertThat(median.high()).isEmpty();
  }

  /** Ranks 40 and 61 of 100: the table in many textbooks. */
  @Test
  void theIntervalOfAMedianOfAHundred() {
    Figure median = Statistics.quantile(oneTo(100), 0.5);

    assertThat(median.value()).isEqualTo(50);
    assertThat(median.low()).hasValue(40);
    assertThat(median.high()).hasValue(61);
  }

  @Test
  void the99thPercentileHasAnUpperEndFrom368ValuesOn() {
    assertThat(Statistics.quantile(oneTo(367), 0.99).high()).isEmpty();
    assertThat(Statistics.quantile(oneTo(368), 0.99).high()).hasValue(368);
  }

  @Test
  void theIntervalHoldsTheTrueQuantileAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(7);
    int held = 0;
    for (int i = 0; i < 2000; i++) {
      Figure p95 = Statistics.quantile(random.doubles(200).toArray(), 0.95);
      boolean holds = p95.low().orElse(0) <= 0.95 && 0.95 <= p95.high().orElse(Double.MAX_VALUE);
      held += holds ? 1 : 0;
    }
    assertThat(held / 2000.0).isBetween(0.94, 0.99);
  }

  /** Example of Newcombe (1998), table I: 81 of 263. */
  @Test
  void theScoreIntervalIsWilsons() {
    Figure share = Statistics.share(81, 263);

    assertThat(share.low().orElseThrow()).isCloseTo(0.2553, within(5e-5));
    assertThat(share.high().orElseThrow()).isCloseTo(0.3662, within(5e-5));
    assertThat(Statistics.share(12, 12).high()).hasValue(1);
    assertThat(Statistics.share(12, 12).low().orElseThrow()).isCloseTo(0.7575, within(1e-3));
  }

  @Test
  void theIntervalOfAMeanIsAlwaysTheSameAndHoldsTheMean() {
    Figure mean = Statistics.mean(new double[] {-0.2, 0.1, 0.3, -0.4, 0.0});

    assertThat(mean).isEqualTo(Statistics.mean(new double[] {-0.2, 0.1, 0.3, -0.4, 0.0}));
    assertThat(mean.low().orElseThrow()).isLessThan(mean.value());
    assertThat(mean.high().orElseThrow()).isGreaterThan(mean.value());
  }
}
