package org.plantdiseasedetector.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** One byte per component is enough to compare directions. */
class EmbeddingTest {

  @Test
  void theCosineIsThatOfTheFloatsToTheSecondDecimal() {
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      float[] a = drawn(random);
      float[] b = drawn(random);
      assertThat(embedding(a).cosine(embedding(b))).isCloseTo(cosine(a, b), within(0.005));
      assertThat(embedding(a).cosine(embedding(a))).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void whatCannotBeComparedIsNotAlike() {
    Embedding three = embedding(new float[] {1, 2, 3});
    assertThat(three.cosine(embedding(new float[] {1, 2}))).isZero();
    assertThat(three.cosine(embedding(new float[3]))).isZero();
  }

  @Test
  void bytesComeBackAndStayWhatTheyWere() {
    Embedding original = embedding(new float[] {-1, 0.5f, 0.25f});
    byte[] bytes = original.bytes();
    assertThat(bytes).containsExactly(-127, 64, 32);
    Embedding again = Embedding.ofBytes(bytes);
    bytes[0] = 0;
    original.bytes()[0] = 0;
    assertThat(again).isEqualTo(original).hasSameHashCodeAs(original);
  }

  @Test
  void embeddingsThatAreNoNumbersOrTooLongAreRefused() {
    assertThat(Embedding.of(new float[] {1, Float.NaN})).isEmpty();
    assertThat(Embedding.of(new float[] {Float.POSITIVE_INFINITY})).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Embedding.of(new float[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> Embedding.ofBytes(new byte[4097]));
  }

  private static Embedding embedding(float[] values) {
    return Embedding.of(values).orElseThrow();
  }

  private static float[] drawn(Random random) {
    float[] values = new float[1280];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.abs(random.nextGaussian());
    }
    return values;
  }

  private static double cosine(float[] a, float[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }
}
