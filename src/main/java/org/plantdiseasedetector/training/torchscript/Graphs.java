package org.plantdiseasedetector.training.torchscript;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.plantdiseasedetector.model.FloatTensor;
import org.plantdiseasedetector.training.torchscript.ConvNet.Block;

/** Writes a {@link ConvNet} as TorchScript: once to be trained, once to be shipped. */
public final class Graphs {

  /** Attribute name of the head's weight, classes × features, in a training graph. */
  public static final String HEAD_WEIGHT = "hw";

  /** Attribute name of the head's bias in a training graph. */
  public static final String HEAD_BIAS = "hb";

  /** Share of the running statistics that a batch replaces. */
  private static final double MOMENTUM = 0.1;

  /** PyTorch's number of the type float32. */
  private static final int FLOAT32 = 6;

  private Graphs() {}

  /**
   * Makes the graph that is shipped: batch normalisation folded into the convolutions. Method
   * {@code forward}: N × 3 × H × W float32 in [-1, 1] to (last feature map, its mean over the
   * positions). H and W must be multiples of 32.
   *
   * @param net the trained network
   * @return the module, to be written
   */
  public static TorchScriptModule inference(ConvNet net) {
    String type = "LeafNet";
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    StringBuilder body = new StringBuilder();
    int index = 0;
    for (Block block : net.blocks()) {
      body.append("    y = x\n");
      for (ConvLayer layer : block.layers()) {
        tensors.put("w" + index, layer.foldedWeight());
        tensors.put("b" + index, layer.foldedBias());
        body.append(pad(layer)).append(conv(layer, "self.w" + index, "self.b" + index));
        body.append(activation(layer));
        index++;
      }
      body.append(block.residual() ? "    x = torch.add(x, y)\n" : "    x = y\n");
    }
    String code =
        header("forward", type, "x: Tensor", "Tuple[Tensor, Tensor]")
            + "    x = torch.contiguous(x, memory_format=2)\n"
            + body
            + "    return (x, torch.mean(x, [2, 3]))\n";
    return new TorchScriptModule(type, code, tensors, Set.of());
  }

  /**
   * Makes the graph for training. Methods: {@code loss}: N × H × W × 3 bytes and N × classes target
   * probabilities to the mean cross-entropy, with batch statistics; {@code embed}: the same bytes
   * to embeddings, with running statistics.
   *
   * @param net where training starts
   * @param headWeight classes × features
   * @param headBias one per class
   * @param dropout share of the embedding that is dropped in {@code loss}
   * @param normalise whether layers normalise by the statistics of the batch; otherwise the network
   *     must be {@link ConvNet#folded}, and each layer only adds its shift, which is faster
   * @return the module, to be written
   */
  public static TorchScriptModule training(
      ConvNet net,
      FloatTensor headWeight,
      FloatTensor headBias,
      double dropout,
      boolean normalise) {
    String type = "LeafNetTraining";
    Map<String, FloatTensor> tensors = new LinkedHashMap<>(net.tensors());
    tensors.put(HEAD_WEIGHT, headWeight);
    tensors.put(HEAD_BIAS, headBias);
    String code =
        header("features", type, "x: Tensor, learn: bool", "Tensor")
            + "    x = torch.to(torch.permute(x, [0, 3, 1, 2]), "
            + FLOAT32
            + ")\n"
            + "    x = torch.sub(torch.div(x, 127.5), 1.)\n"
            + trainingBody(net, normalise)
            + "    return torch.mean(x, [2, 3])\n"
            + header("embed", type, "x: Tensor", "Tensor")
            + "    return (self).features(x, False, )\n"
            + header("loss", type, "x: Tensor, t: Tensor", "Tensor")
            + "    e = torch.dropout((self).features(x, True, ), "
            + number(dropout)
            + ", True)\n"
            + "    z = torch.linear(e, self."
            + HEAD_WEIGHT
            + ", self."
            + HEAD_BIAS
            + ")\n"
            + "    p = torch.sum(torch.mul(t, torch.log_softmax(z, 1)), [1])\n"
            + "    return torch.neg(torch.mean(p))\n"
            + header("forward", type, "x: Tensor", "Tensor")
            + "    return (self).embed(x, )\n";
    return new TorchScriptModule(type, code, tensors, trainable(net, normalise));
  }

  private static Set<String> trainable(ConvNet net, boolean normalise) {
    Set<String> names = new LinkedHashSet<>(List.of(HEAD_WEIGHT, HEAD_BIAS));
    for (int i = 0; i < net.layers().size(); i++) {
      names.addAll(normalise ? List.of("w" + i, "g" + i, "b" + i) : List.of("w" + i, "b" + i));
    }
    return names;
  }

  private static String trainingBody(ConvNet net, boolean normalise) {
    StringBuilder body = new StringBuilder();
    int index = 0;
    for (Block block : net.blocks()) {
      body.append("    y = x\n");
      for (ConvLayer layer : block.layers()) {
        String bias = normalise ? "None" : "self.b" + index;
        body.append(pad(layer)).append(conv(layer, "self.w" + index, bias));
        body.append(normalise ? norm(index) : "").append(activation(layer));
        index++;
      }
      body.append(block.residual() ? "    x = torch.add(x, y)\n" : "    x = y\n");
    }
    return body.toString();
  }

  private static String header(String method, String type, String arguments, String result) {
    return "  def %s(self: __torch__.%s, %s) -> %s:\n".formatted(method, type, arguments, result);
  }

  private static String pad(ConvLayer layer) {
    return symmetric(layer)
        ? ""
        : "    y = torch.constant_pad_nd(y, %s, %s)\n"
            .formatted(layer.padding(), number(layer.padValue()));
  }

  /** The convolution itself pads symmetric zeros, without a copy. */
  private static boolean symmetric(ConvLayer layer) {
    return layer.padValue() == 0 && layer.padding().stream().distinct().count() == 1;
  }

  private static String conv(ConvLayer layer, String weight, String bias) {
    int padding = symmetric(layer) ? layer.padding().getFirst() : 0;
    return "    y = torch.conv2d(y, %s, %s, [%d, %d], [%d, %d], [1, 1], %d)\n"
        .formatted(weight, bias, layer.stride(), layer.stride(), padding, padding, layer.groups());
  }

  private static String norm(int i) {
    String statistics = "self.g%d, self.b%d, self.m%d, self.v%d".formatted(i, i, i, i);
    return "    y = torch.batch_norm(y, %s, learn, %s, %s, False)\n"
        .formatted(statistics, number(MOMENTUM), number(ConvLayer.EPSILON));
  }

  private static String activation(ConvLayer layer) {
    if (layer.ceiling() < 0) {
      return "";
    }
    return Double.isInfinite(layer.ceiling())
        ? "    y = torch.relu_(y)\n"
        : "    y = torch.hardtanh_(y, 0., %s)\n".formatted(number(layer.ceiling()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.17g", value);
  }
}
