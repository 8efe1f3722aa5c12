package org.plantdiseasedetector.training.torchscript;

import java.util.Arrays;
import java.util.List;
import org.plantdiseasedetector.model.FloatTensor;

/**
 * A convolution without bias, batch normalisation and an optional clamp to [0, {@code ceiling}].
 *
 * @param stride in both directions
 * @param groups number of channel groups; equal to the channels for a depthwise convolution
 * @param padding left, right, top, bottom, valid for every input side that is a multiple of 32
 * @param padValue value of the padding
 * @param ceiling upper clamp after the normalisation, infinite for a plain ReLU; negative for a
 *     linear layer
 * @param weight outputs × inputs per group × kernel × kernel
 * @param gamma scale of the normalisation, one per output
 * @param beta shift of the normalisation
 * @param mean running mean
 * @param variance running variance
 */
public record ConvLayer(
    int stride,
    int groups,
    List<Integer> padding,
    double padValue,
    double ceiling,
    FloatTensor weight,
    FloatTensor gamma,
    FloatTensor beta,
    FloatTensor mean,
    FloatTensor variance) {

  /** Added to the variance before the root, as in the backbone. */
  static final double EPSILON = 1e-5;

  /** Copies the list. */
  public ConvLayer {
    padding = List.copyOf(padding);
  }

  /** Returns the five trainable and running tensors in the order of {@link #TENSORS}. */
  List<FloatTensor> tensors() {
    return List.of(weight, gamma, beta, mean, variance);
  }

  /** Attribute prefixes of the tensors in a graph. */
  static final List<String> TENSORS = List.of("w", "g", "b", "m", "v");

  /**
   * Returns the same layer with other tensors.
   *
   * @param tensors in the order of {@link #TENSORS}
   */
  ConvLayer with(List<FloatTensor> tensors) {
    return new ConvLayer(
        stride,
        groups,
        padding,
        padValue,
        ceiling,
        tensors.get(0),
        tensors.get(1),
        tensors.get(2),
        tensors.get(3),
        tensors.get(4));
  }

  /** Returns this layer's tensors with an identity for the normalisation, apart from the shift. */
  List<FloatTensor> folded(FloatTensor kernel, FloatTensor shift) {
    int outputs = weight.shape()[0];
    if (!Arrays.equals(kernel.shape(), weight.shape()) || shift.data().length != outputs) {
      throw new IllegalArgumentException("A layer of the shipped network has another shape");
    }
    float[] ones = new float[outputs];
    Arrays.fill(ones, 1);
    float[] scale = new float[outputs];
    Arrays.fill(scale, (float) Math.sqrt(1 + EPSILON));
    return List.of(
        kernel,
        FloatTensor.vector(scale),
        shift,
        FloatTensor.vector(new float[outputs]),
        FloatTensor.vector(ones));
  }

  /** Folds the normalisation into the kernel: weight · gamma / sqrt(variance + eps). */
  FloatTensor foldedWeight() {
    int perOutput = weight.data().length / weight.shape()[0];
    float[] folded = new float[weight.data().length];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = (float) (weight.data()[i] * scale(i / perOutput));
    }
    return new FloatTensor(weight.shape(), folded);
  }

  /** Folds the normalisation into a bias: beta - mean · gamma / sqrt(variance + eps). */
  FloatTensor foldedBias() {
    float[] folded = new float[beta.data().length];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = (float) (beta.data()[i] - mean.data()[i] * scale(i));
    }
    return FloatTensor.vector(folded);
  }

  private double scale(int output) {
    return gamma.data()[output] / Math.sqrt(variance.data()[output] + EPSILON);
  }
}
