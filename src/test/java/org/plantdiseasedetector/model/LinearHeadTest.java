package org.plantdiseasedetector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinearHeadTest {

  private static final LinearHead HEAD =
      new LinearHead(2, 1, new float[] {2, 0}, new float[] {0, 1});

  @Test
  void logitsAreWeightTimesEmbeddingPlusBias() {
    assertThat(HEAD.logits(new float[] {3})).containsExactly(6, 1);
  }

  @Test
  void anEmbeddingOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> HEAD.logits(new float[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shapesThatDoNotMatchAreRefused() {
    assertThatThrownBy(() -> new LinearHead(2, 2, new float[3], new float[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
