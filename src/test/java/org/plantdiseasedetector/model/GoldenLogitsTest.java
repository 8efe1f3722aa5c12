package org.plantdiseasedetector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.testing.Trusts;

class GoldenLogitsTest {

  @TempDir Path folder;

  private ModelBundle bundle() {
    InputSpec input =
        new InputSpec(32, List.of(View.WHOLE), new float[] {0, 0, 0}, new float[] {1, 1, 1});
    return new ModelBundle(
        folder,
        new ModelConfig(
            ConfigYaml.FORMAT,
            new ModelIdentity("net", "1"),
            input,
            new ModelConfig.Thresholds(0.8, 0.9, 1)),
        List.of(new ClassId("apple.scab"), new ClassId("apple.healthy")),
        new LinearHead(2, 1, new float[2], new float[2]),
        Trusts.neutral(2, 1));
  }

  private void store(String name, int... shape) throws IOException {
    int size = 1;
    for (int side : shape) {
      size *= side;
    }
    FloatTensor tensor = new FloatTensor(shape, new float[size]);
    new SafeTensors(Map.of(name, tensor), Map.of()).write(folder.resolve(GoldenLogits.FILE));
  }

  @Test
  void whatWasStoredComesBack() throws IOException {
    new GoldenLogits(3, 2, new float[] {1, 2, 3, 4, 5, 6}).write(folder);

    GoldenLogits read = GoldenLogits.read(bundle()).orElseThrow();

    assertThat(read.pictures()).isEqualTo(3);
    assertThat(read.logits()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void aBundleMayHaveNone() throws IOException {
    assertThat(GoldenLogits.read(bundle())).isEmpty();
  }

  @Test
  void logitsOfOtherClassesAreRefused() throws IOException {
    store("logits", 3, 5);
    assertThatThrownBy(() -> GoldenLogits.read(bundle()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("5 classes");
  }

  @Test
  void aFileWithoutTheTensorIsRefused() throws IOException {
    store("others", 3, 2);
    assertThatThrownBy(() -> GoldenLogits.read(bundle())).isInstanceOf(IOException.class);
    store("logits", 6);
    assertThatThrownBy(() -> GoldenLogits.read(bundle())).isInstanceOf(IOException.class);
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    Files.writeString(folder.resolve(GoldenLogits.FILE), "no tensors");
    assertThatThrownBy(() -> GoldenLogits.read(bundle())).isInstanceOf(IOException.class);
    FloatTensor bad = new FloatTensor(new int[] {1, 2}, new float[] {1, Float.NaN});
    new SafeTensors(Map.of("logits", bad), Map.of()).write(folder.resolve(GoldenLogits.FILE));
    assertThatThrownBy(() -> GoldenLogits.read(bundle()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no number");
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new GoldenLogits(0, 2, new float[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GoldenLogits(2, 2, new float[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
