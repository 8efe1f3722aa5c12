package org.plantdiseasedetector.training.torchscript;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.model.FloatTensor;
import org.plantdiseasedetector.training.torchscript.ConvNet.Block;
import org.plantdiseasedetector.training.torchscript.PickleReader.Instance;

/**
 * Reads a MobileNet-style feature extractor (sequence of ConvBNAct layers and residual blocks of
 * them) from a TorchScript archive.
 */
public final class BackboneReader {

  /** ReLU6's ceiling, for backbones that carry no clamp of their own. */
  private static final double RELU6 = 6;

  /** The clamps of a quantised original only bound its number range; float layers need none. */
  private static final double UNBOUNDED = Double.POSITIVE_INFINITY;

  private final TorchScriptReader archive;

  private BackboneReader(TorchScriptReader archive) {
    this.archive = archive;
  }

  /**
   * Reads a backbone.
   *
   * @param file the TorchScript archive
   * @throws IOException if it is damaged or of another architecture
   */
  public static ConvNet read(Path file) throws IOException {
    try (TorchScriptReader archive = new TorchScriptReader(file)) {
      return new BackboneReader(archive).network(file);
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "%s is no MobileNet-style backbone in TorchScript: %s".formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * Reads the weights of a shipped graph back into a network that can be trained further.
   *
   * @param architecture of the network, for example the backbone that it came from
   * @param file written from {@link Graphs#inference}
   * @return the network, its normalisation folded
   * @throws IOException if it is damaged or of another architecture
   */
  public static ConvNet readShipped(ConvNet architecture, Path file) throws IOException {
    try (TorchScriptReader archive = new TorchScriptReader(file)) {
      Map<String, @Nullable Object> attributes = archive.module();
      Map<String, FloatTensor> tensors = new LinkedHashMap<>();
      for (int i = 0; i < architecture.layers().size(); i++) {
        for (String name : List.of("w" + i, "b" + i)) {
          tensors.put(name, archive.tensor(attributes.get(name)));
        }
      }
      return architecture.folded(tensors);
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "%s is no shipped network of this backbone: %s".formatted(file, e.getMessage()), e);
    }
  }

  private ConvNet network(Path file) throws IOException {
    Map<String, @Nullable Object> wrapper = archive.module();
    Map<String, @Nullable Object> sequence = child(child(wrapper, "features"), "features");
    List<Block> blocks = new ArrayList<>();
    for (Object part : modules(sequence)) {
      Map<String, @Nullable Object> attributes = ((Instance) part).attributes();
      if (attributes.containsKey("body")) {
        blocks.add(block(attributes));
      } else {
        blocks.add(new Block(List.of(layer(attributes)), false));
      }
    }
    String name = PickleReader.require(file.getFileName()).toString();
    return new ConvNet(name.replaceFirst("(_features)?\\.pth?$", ""), blocks);
  }

  private Block block(Map<String, @Nullable Object> attributes) throws IOException {
    List<ConvLayer> layers = new ArrayList<>();
    for (Object part : modules(child(attributes, "body"))) {
      layers.add(layer(((Instance) part).attributes()));
    }
    boolean residual = flag(attributes.getOrDefault("residual", attributes.get("res")));
    return new Block(layers, residual);
  }

  private ConvLayer layer(Map<String, @Nullable Object> attributes) throws IOException {
    Map<String, @Nullable Object> norm = child(attributes, "bn");
    FloatTensor weight = archive.tensor(child(attributes, "conv").get("weight"));
    int kernel = weight.shape()[2];
    int stride = number(attributes.getOrDefault("s", attributes.get("stride")));
    double ceiling = attributes.containsKey("hi") ? UNBOUNDED : RELU6;
    return new ConvLayer(
        stride,
        weight.shape()[1] == 1 ? weight.shape()[0] : 1,
        padding(kernel, stride),
        attributes.get("pad_value") instanceof Double value ? value : 0,
        flag(attributes.get("act")) ? ceiling : -1,
        weight,
        archive.tensor(norm.get("weight")),
        archive.tensor(norm.get("bias")),
        archive.tensor(norm.get("running_mean")),
        archive.tensor(norm.get("running_var")));
  }

  /** TensorFlow's SAME padding for an input side that the stride divides: the odd pixel last. */
  private static List<Integer> padding(int kernel, int stride) {
    int total = kernel - stride;
    int before = total / 2;
    int after = total - before;
    return kernel == 1 ? List.of(0, 0, 0, 0) : List.of(before, after, before, after);
  }

  private static List<Object> modules(Map<String, @Nullable Object> sequence) {
    List<Object> modules = new ArrayList<>();
    for (Object value : sequence.values()) {
      if (value instanceof Instance) {
        modules.add(value);
      }
    }
    return modules;
  }

  private static Map<String, @Nullable Object> child(
      Map<String, @Nullable Object> attributes, String name) {
    return ((Instance) PickleReader.require(attributes.get(name))).attributes();
  }

  private static boolean flag(@Nullable Object value) {
    return (Boolean) PickleReader.require(value);
  }

  private static int number(@Nullable Object value) {
    return Math.toIntExact((Long) PickleReader.require(value));
  }
}
