package org.plantdiseasedetector.training.torchscript;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.plantdiseasedetector.model.FloatTensor;
import org.plantdiseasedetector.training.torchscript.ConvNet.Block;

/** A network small enough for tests, with every kind of layer that the backbones have. */
public final class TinyNet {

  private TinyNet() {}

  /** Returns a network with random weights and lively running statistics; 32-fold reduction. */
  public static ConvNet create(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Block> blocks = new ArrayList<>();
    double relu = Double.POSITIVE_INFINITY;
    blocks.add(new Block(List.of(layer(random, 3, 8, 3, 2, 1, relu, 0.004)), false));
    blocks.add(new Block(List.of(layer(random, 8, 8, 3, 2, 8, 6, 0)), false));
    blocks.add(
        new Block(
            List.of(layer(random, 8, 16, 1, 1, 1, relu, 0), layer(random, 16, 8, 3, 1, 1, -1, 0)),
            true));
    blocks.add(new Block(List.of(layer(random, 8, 8, 5, 2, 8, relu, 0)), false));
    blocks.add(new Block(List.of(layer(random, 8, 8, 3, 2, 1, relu, 0)), false));
    blocks.add(new Block(List.of(layer(random, 8, 12, 3, 2, 1, relu, 0)), false));
    return new ConvNet("tiny", blocks);
  }

  private static ConvLayer layer(
      SplittableRandom random,
      int inputs,
      int outputs,
      int kernel,
      int stride,
      int groups,
      double ceiling,
      double padValue) {
    int total = kernel - stride;
    List<Integer> padding = List.of(total / 2, total - total / 2, total / 2, total - total / 2);
    int perGroup = inputs / groups;
    double spread = 1.5 / Math.sqrt(perGroup * kernel * kernel);
    return new ConvLayer(
        stride,
        groups,
        padding,
        padValue,
        ceiling,
        new FloatTensor(
            new int[] {outputs, perGroup, kernel, kernel},
            values(random, outputs * perGroup * kernel * kernel, 0, spread)),
        FloatTensor.vector(values(random, outputs, 1, 0.3)),
        FloatTensor.vector(values(random, outputs, 0.1, 0.3)),
        FloatTensor.vector(values(random, outputs, 0, 0.3)),
        FloatTensor.vector(values(random, outputs, 1, 0.5)));
  }

  private static float[] values(SplittableRandom random, int count, double middle, double spread) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (middle + spread * (2 * random.nextDouble() - 1));
    }
    return values;
  }
}
