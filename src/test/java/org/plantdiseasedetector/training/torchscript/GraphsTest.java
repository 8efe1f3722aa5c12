package org.plantdiseasedetector.training.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.djl.DjlEngine;
import org.plantdiseasedetector.inference.djl.DjlNetwork;
import org.plantdiseasedetector.model.FloatTensor;
import org.plantdiseasedetector.testing.SharedFiles;

class GraphsTest {

  private static final float[] HALF = {0.5f, 0.5f, 0.5f};

  @TempDir Path folder;

  @BeforeAll
  static void startEngine() throws InferenceException {
    DjlEngine.start(1);
  }

  @Test
  void theFoldedGraphAgreesWithTheUnfoldedOne() throws Exception {
    assertFoldingAgrees(TinyNet.create(1), 64);
  }

  @Test
  void theFoldedBackboneAgreesWithTheUnfoldedOne() throws Exception {
    Path backbone = SharedFiles.orSkip("backbone/mobilenet_edgetpu_features.pt");

    assertFoldingAgrees(BackboneReader.read(backbone), 96);
  }

  @Test
  void theSameNetworkGivesTheSameBytes() throws IOException {
    Graphs.inference(TinyNet.create(2)).write(folder.resolve("one.pth"));
    Graphs.inference(TinyNet.create(2)).write(folder.resolve("two.pth"));

    assertThat(folder.resolve("one.pth")).hasSameBinaryContentAs(folder.resolve("two.pth"));
  }

  @Test
  void aPaddedBatchGivesTheSameAsSinglePictures() throws Exception {
    Path file = folder.resolve("net.pth");
    Graphs.inference(TinyNet.create(3)).write(file);
    List<RgbImage> pictures =
        List.of(picture(64, 1), picture(64, 2), picture(64, 3), picture(64, 4), picture(64, 5));
    try (DjlNetwork network = new DjlNetwork(file, HALF, HALF)) {
      List<float[]> together = network.embed(pictures);
      for (int i = 0; i < pictures.size(); i++) {
        float[] alone = network.embed(List.of(pictures.get(i))).getFirst();
        assertClose(together.get(i), alone, 1e-4);
      }
    }
  }

  @Test
  void aShippedNetworkReadBackGivesTheSameEmbeddings() throws Exception {
    ConvNet net = TinyNet.create(5);
    Path shipped = folder.resolve("shipped.pth");
    Graphs.inference(net).write(shipped);
    ConvNet back = BackboneReader.readShipped(TinyNet.create(6), shipped);
    Path training = folder.resolve("training.pth");
    FloatTensor weight = new FloatTensor(new int[] {1, net.features()}, new float[net.features()]);
    Graphs.training(back, weight, FloatTensor.vector(0), 0, false).write(training);

    RgbImage picture = picture(64, 9);
    try (DjlNetwork network = new DjlNetwork(shipped, HALF, HALF)) {
      assertClose(
          network.embed(List.of(picture)).getFirst(), embedUnfolded(training, picture), 1e-4);
    }
  }

  @Test
  void aShippedNetworkOfAnotherShapeIsRefused() throws IOException {
    Path damaged = folder.resolve("damaged.pth");
    Files.write(damaged, new byte[] {'P', 'K', 3, 4});

    assertThatThrownBy(() -> BackboneReader.readShipped(TinyNet.create(6), damaged))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged.pth");
  }

  private void assertFoldingAgrees(ConvNet net, int size) throws Exception {
    RgbImage picture = picture(size, 7);
    Path folded = folder.resolve("folded.pth");
    Path unfolded = folder.resolve("unfolded.pth");
    Graphs.inference(net).write(folded);
    FloatTensor weight = new FloatTensor(new int[] {1, net.features()}, new float[net.features()]);
    Graphs.training(net, weight, FloatTensor.vector(0), 0, true).write(unfolded);
    try (DjlNetwork network = new DjlNetwork(folded, HALF, HALF)) {
      assertClose(
          network.embed(List.of(picture)).getFirst(), embedUnfolded(unfolded, picture), 1e-3);
    }
  }

  /** The training graph's {@code forward} uses the running statistics and takes bytes. */
  private static float[] embedUnfolded(Path file, RgbImage picture) throws InferenceException {
    try (Model model = DjlEngine.load(file, false);
        NDManager scope = model.getNDManager().newSubManager()) {
      Shape shape = new Shape(1, picture.height(), picture.width(), 3);
      NDArray bytes = scope.create(ByteBuffer.wrap(picture.rgb()), shape, DataType.UINT8);
      return model
          .getBlock()
          .forward(new ParameterStore(scope, false), new NDList(bytes), false)
          .singletonOrThrow()
          .toFloatArray();
    }
  }

  private static void assertClose(float[] actual, float[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).as("feature %d", i).isCloseTo(expected[i], within(tolerance));
    }
  }

  private static RgbImage picture(int size, long seed) {
    byte[] rgb = new byte[3 * size * size];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) random.nextInt(256);
    }
    return new RgbImage(size, size, rgb);
  }
}
