package org.plantdiseasedetector.training.torchscript;

import java.util.Arrays;

/**
 * A dense float32 tensor in row-major order.
 *
 * @param shape sizes, outermost first; empty for a scalar
 * @param data values, length the product of {@code shape}
 */
@SuppressWarnings("ArrayRecordComponent")
public record FloatTensor(int[] shape, float[] data) {

  /** Checks the length. */
  public FloatTensor {
    if (sizeOf(shape) != data.length) {
      throw new IllegalArgumentException(
          "Shape " + Arrays.toString(shape) + " does not hold " + data.length + " values");
    }
  }

  /**
   * Makes a vector.
   *
   * @param values its elements, not copied
   */
  public static FloatTensor vector(float... values) {
    return new FloatTensor(new int[] {values.length}, values);
  }

  /**
   * Reorders a convolution kernel from output-input-height-width to output-height-width-input, the
   * order in memory of a channels-last tensor.
   *
   * @return a new array of the same length
   */
  float[] channelsLast() {
    int inputs = shape[1];
    int area = shape[2] * shape[3];
    float[] out = new float[data.length];
    for (int o = 0; o < shape[0]; o++) {
      for (int i = 0; i < inputs; i++) {
        for (int p = 0; p < area; p++) {
          out[(o * area + p) * inputs + i] = data[(o * inputs + i) * area + p];
        }
      }
    }
    return out;
  }

  private static long sizeOf(int[] shape) {
    long size = 1;
    for (int side : shape) {
      size *= side;
    }
    return size;
  }
}
