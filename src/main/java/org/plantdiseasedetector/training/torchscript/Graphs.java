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

  /** PyTorch's number of the type bfloat16. */
  private static final int BFLOAT16 = 15;

  private static final int FLOAT32 = 6;

  private Graphs() {}

  /**
   * Makes the graph that is shipped: batch normalisation folded into the convolutions. Method {@code
   * forward}: N × 3 × H × W float32 in [-1, 1] to (last feature map, its mean over the positions).
   * H and W must be multiples of 32.
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
   * probabilities to the mean cross-entropy, with batch statistics; {@code embed}: the same bytes to
   * embeddings, with running statistics.
   *
   * @param headWeight classes × features
   * @param headBias one per class
   * @param dropout share of the embedding that is dropped in {@code loss}
   * @param frozenBlocks the first blocks, which neither learn nor gather statistics
   * @param halfPrecision compute convolutions in bfloat16 (the master weights stay float32)
   */
  public static TorchScriptModule training(
      ConvNet net,
      FloatTensor headWeight,
      FloatTensor headBias,
      double dropout,
      int frozenBlocks,
      boolean halfPrecision) {
    String type = "LeafNetTraining";
    Map<String, FloatTensor> tensors = new LinkedHashMap<>(net.tensors());
    tensors.put(HEAD_WEIGHT, headWeight);
    tensors.put(HEAD_BIAS, headBias);
    String code =
        header("features", type, "x: Tensor, learn: bool", "Tensor")
            + input(halfPrecision)
            + trainingBody(net, frozenBlocks, halfPrecision)
            + "    return torch.to(torch.mean(x, [2, 3]), " + FLOAT32 + ")\n"
            + header("embed", type, "x: Tensor", "Tensor")
            + "    return (self).features(x, False, )\n"
            + header("loss", type, "x: Tensor, t: Tensor", "Tensor")
            + "    e = torch.dropout((self).features(x, True, ), " + number(dropout) + ", True)\n"
            + "    z = torch.linear(e, self." + HEAD_WEIGHT + ", self." + HEAD_BIAS + ")\n"
            + "    p = torch.sum(torch.mul(t, torch.log_softmax(z, 1)), [1])\n"
            + "    return torch.neg(torch.mean(p))\n"
            + header("forward", type, "x: Tensor", "Tensor")
            + "    return (self).embed(x, )\n";
    return new TorchScriptModule(type, code, tensors, trainable(net, frozenBlocks));
  }

  private static Set<String> trainable(ConvNet net, int frozenBlocks) {
    Set<String> names = new LinkedHashSet<>(List.of(HEAD_WEIGHT, HEAD_BIAS));
    int index = 0;
    for (int b = 0; b < net.blocks().size(); b++) {
      for (int l = 0; l < net.blocks().get(b).layers().size(); l++, index++) {
        if (b >= frozenBlocks) {
          names.addAll(List.of("w" + index, "g" + index, "b" + index));
        }
      }
    }
    return names;
  }

  private static String input(boolean halfPrecision) {
    return "    x = torch.to(torch.permute(x, [0, 3, 1, 2]), " + FLOAT32 + ")\n"
        + "    x = torch.sub(torch.div(x, 127.5), 1.)\n"
        + (halfPrecision ? "    x = torch.to(x, " + BFLOAT16 + ")\n" : "");
  }

  private static String trainingBody(ConvNet net, int frozenBlocks, boolean halfPrecision) {
    StringBuilder body = new StringBuilder();
    int index = 0;
    for (int b = 0; b < net.blocks().size(); b++) {
      Block block = net.blocks().get(b);
      body.append("    y = x\n");
      for (ConvLayer layer : block.layers()) {
        String weight = "self.w" + index;
        String cast = halfPrecision ? "torch.to(" + weight + ", " + BFLOAT16 + ")" : weight;
        body.append(pad(layer)).append(conv(layer, cast, "None"));
        body.append(norm(index, b < frozenBlocks ? "False" : "learn")).append(activation(layer));
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
        .formatted(
            weight, bias, layer.stride(), layer.stride(), padding, padding, layer.groups());
  }

  private static String norm(int index, String learn) {
    return "    y = torch.batch_norm(y, self.g%d, self.b%d, self.m%d, self.v%d, %s, %s, %s, False)\n"
        .formatted(
            index, index, index, index, learn, number(MOMENTUM), number(ConvLayer.EPSILON));
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
