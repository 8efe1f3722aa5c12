package org.plantdiseasedetector.model;

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
    long size = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    if (size != data.length) {
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
}
