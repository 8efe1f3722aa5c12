package org.plantdiseasedetector.training.torchscript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plantdiseasedetector.model.FloatTensor;

/**
 * A plain convolutional network: blocks of layers, some with a residual connection. Its input is N
 * × 3 × H × W in [-1, 1], its output the last feature map, N × channels × H/32 × W/32.
 *
 * @param name of the architecture
 * @param blocks in order
 */
public record ConvNet(String name, List<Block> blocks) {

  /**
   * Layers that follow one another.
   *
   * @param layers in order
   * @param residual whether the block's input is added to its output
   */
  public record Block(List<ConvLayer> layers, boolean residual) {
    /** Copies the list. */
    public Block {
      layers = List.copyOf(layers);
    }
  }

  /** Copies the list. */
  public ConvNet {
    blocks = List.copyOf(blocks);
  }

  /** Returns all layers in order. */
  public List<ConvLayer> layers() {
    return blocks.stream().flatMap(block -> block.layers().stream()).toList();
  }

  /** Returns the channels of the last feature map, the length of an embedding. */
  public int features() {
    return layers().getLast().weight().shape()[0];
  }

  /** Returns every tensor by its attribute name in a graph, for example {@code w0}. */
  public Map<String, FloatTensor> tensors() {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    List<ConvLayer> layers = layers();
    for (int i = 0; i < layers.size(); i++) {
      List<FloatTensor> own = layers.get(i).tensors();
      for (int t = 0; t < own.size(); t++) {
        tensors.put(ConvLayer.TENSORS.get(t) + i, own.get(t));
      }
    }
    return tensors;
  }

  /**
   * Returns the same network with other tensors.
   *
   * @param tensors by attribute name, as {@link #tensors()} gives them
   */
  public ConvNet with(Map<String, FloatTensor> tensors) {
    List<Block> replaced = new ArrayList<>();
    int index = 0;
    for (Block block : blocks) {
      List<ConvLayer> layers = new ArrayList<>();
      for (ConvLayer layer : block.layers()) {
        int i = index++;
        layers.add(
            layer.with(
                ConvLayer.TENSORS.stream().map(prefix -> get(tensors, prefix + i)).toList()));
      }
      replaced.add(new Block(layers, block.residual()));
    }
    return new ConvNet(name, replaced);
  }

  /**
   * Returns a network of this architecture with the folded kernels and shifts of a shipped graph
   * ({@link Graphs#inference}); its normalisation is an identity apart from the shift.
   *
   * @param shipped kernels {@code w0, w1, ...} and shifts {@code b0, b1, ...}
   * @throws IllegalArgumentException if one is missing or of another shape
   */
  public ConvNet folded(Map<String, FloatTensor> shipped) {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    List<ConvLayer> layers = layers();
    for (int i = 0; i < layers.size(); i++) {
      FloatTensor weight = get(shipped, "w" + i);
      FloatTensor shift = get(shipped, "b" + i);
      List<FloatTensor> own = layers.get(i).folded(weight, shift);
      for (int t = 0; t < own.size(); t++) {
        tensors.put(ConvLayer.TENSORS.get(t) + i, own.get(t));
      }
    }
    return with(tensors);
  }

  private static FloatTensor get(Map<String, FloatTensor> tensors, String name) {
    FloatTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("No tensor " + name);
    }
    return tensor;
  }
}
