package org.plantdiseasedetector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearHeadTest {

  private static LinearHead head(double temperature) {
    return new LinearHead(2, 1, new float[] {2, 0}, new float[] {0, 0}, temperature);
  }

  @Test
  void temperatureSoftensWithoutChangingTheOrder() {
    double[] logits = head(1).logits(new float[] {1});

    assertThat(head(1).probabilities(logits)[0]).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-12));
    assertThat(head(2).probabilities(logits)[0]).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-12));
  }

  @Test
  void hugeLogitsStillSumToOne() {
    double[] p = head(1).probabilities(new double[] {1e30, -1e30});

    assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void aTemperatureThatIsNotPositiveIsRefused(double temperature) {
    assertThatThrownBy(() -> head(temperature)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEmbeddingOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> head(1).logits(new float[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
