package org.plantdiseasedetector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;

class BundleFilesTest {

  /** Every number is exact as a float. */
  private static final Trust TRUST =
      new Trust(
          new Temperature(-0.5, 0.25, 0.125),
          new LinearScore(new float[] {1, 2}, -1),
          0.5,
          0.0625,
          new Familiarity(
              1,
              new float[] {3, 4},
              new float[] {5, 6},
              new LinearScore(new float[] {7, 8}, 9),
              new double[] {1, 2, 3, 4}));

  @TempDir Path models;
  private Path folder;

  @BeforeEach
  void writeBundle() throws IOException {
    folder = models.resolve("tiny-1.0.0");
    write(folder, "1.0.0", new float[] {1, 2, 3, 4});
  }

  private static void write(Path folder, String version, float[] weight) throws IOException {
    ModelConfig config =
        new ModelConfig(
            ConfigYaml.FORMAT,
            new ModelIdentity("tiny", version),
            new InputSpec(64, List.of(View.WHOLE), new float[] {0, 0, 0}, new float[] {1, 1, 1}),
            new ModelConfig.Thresholds(0.7, 0.9, 1.5));
    List<ClassId> classes = List.of(new ClassId("apple.healthy"), new ClassId("apple.scab"));
    LinearHead head = new LinearHead(2, 2, weight, new float[] {0, 1});
    BundleFiles.write(new ModelBundle(folder, config, classes, head, TRUST));
    Files.write(folder.resolve(ModelBundle.NETWORK_FILE), new byte[] {1});
  }

  @Test
  void whatWasWrittenComesBack() throws BundleException {
    ModelBundle bundle = BundleFiles.read(folder);

    assertThat(bundle.identity()).isEqualTo(new ModelIdentity("tiny", "1.0.0"));
    assertThat(bundle.classes())
        .containsExactly(new ClassId("apple.healthy"), new ClassId("apple.scab"));
    assertThat(bundle.head().logits(new float[] {1, 1})).containsExactly(3, 8);
    assertThat(bundle.trust()).usingRecursiveComparison().isEqualTo(TRUST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"best_model.pth", "config.yaml", "class_names.txt", "head.safetensors"})
  void aMissingFileIsNamed(String file) throws IOException {
    Files.delete(folder.resolve(file));

    assertThatThrownBy(() -> BundleFiles.read(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(file);
  }

  @Test
  void moreClassesThanTheHeadHasRowsAreRefused() throws IOException {
    Files.writeString(folder.resolve("class_names.txt"), "apple.healthy\napple.scab\napple.rust\n");

    assertThatThrownBy(() -> BundleFiles.read(folder)).hasMessageContaining("2 rows for 3 classes");
  }

  @Test
  void aClassNamedTwiceIsRefused() throws IOException {
    Files.writeString(folder.resolve("class_names.txt"), "apple.scab\napple.scab\n");

    assertThatThrownBy(() -> BundleFiles.read(folder)).hasMessageContaining("twice");
  }

  @Test
  void aHeadThatIsNoNumberIsRefused() throws IOException {
    write(folder, "1.0.0", new float[] {1, Float.NaN, 3, 4});

    assertThatThrownBy(() -> BundleFiles.read(folder)).hasMessageContaining("no number");
  }

  private void replaceTensor(String name, FloatTensor tensor) throws IOException {
    Path file = folder.resolve(ModelBundle.HEAD_FILE);
    Map<String, FloatTensor> tensors =
        new LinkedHashMap<>(SafeTensors.read(file, 1 << 20).tensors());
    tensors.put(name, tensor);
    new SafeTensors(tensors, Map.of()).write(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "temperature",
        "scene.weight",
        "scene.bias",
        "candidates.limits",
        "familiarity.basis",
        "familiarity.means",
        "familiarity.no_leaf.weight",
        "familiarity.no_leaf.bias",
        "familiarity.mix"
      })
  void aTensorOfAnotherShapeIsRefused(String name) throws IOException {
    replaceTensor(name, FloatTensor.vector(1, 2, 3, 4, 5));

    assertThatThrownBy(() -> BundleFiles.read(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(name);
  }

  @Test
  void anInfiniteStatisticIsRefused() throws IOException {
    replaceTensor("familiarity.mix", FloatTensor.vector(1, 2, Float.POSITIVE_INFINITY, 4));

    assertThatThrownBy(() -> BundleFiles.read(folder)).hasMessageContaining("no number");
  }

  @Test
  void aCandidateLimitThatIsNoProbabilityIsRefused() throws IOException {
    replaceTensor("candidates.limits", FloatTensor.vector(0.5f, 1.5f));

    assertThatThrownBy(() -> BundleFiles.read(folder)).hasMessageContaining("outside [0, 1]");
  }

  @Test
  void aTensorThatNobodyKnowsIsRefused() throws IOException {
    replaceTensor("extra", FloatTensor.vector(1));

    assertThatThrownBy(() -> BundleFiles.read(folder)).hasMessageContaining("extra");
  }

  @Test
  void anEndlessTextFileIsRefusedUnread() throws IOException {
    Files.write(folder.resolve("config.yaml"), new byte[1 << 20]);

    assertThatThrownBy(() -> BundleFiles.read(folder)).hasMessageContaining("larger than");
  }

  @Test
  void theNewestVersionWinsByNumberNotByLetter() throws IOException, BundleException {
    write(models.resolve("tiny-1.10.0"), "1.10.0", new float[] {1, 2, 3, 4});
    write(models.resolve("tiny-1.9.0"), "1.9.0", new float[] {1, 2, 3, 4});

    assertThat(new ModelCatalogue(models).newest().identity().version()).isEqualTo("1.10.0");
  }

  @Test
  void anEmptyModelsFolderSaysSo() throws IOException {
    Path empty = Files.createDirectory(models.resolve("empty"));

    assertThatThrownBy(() -> new ModelCatalogue(empty).newest())
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("no model is installed");
  }

  @Test
  void aMissingModelsFolderSaysSo() {
    assertThatThrownBy(() -> new ModelCatalogue(models.resolve("gone")).newest())
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("cannot be read");
  }
}
