package org.plantdiseasedetector.domain;

import java.util.Arrays;
import java.util.Optional;

/**
 * The direction of a photo's embedding, by which photos that look alike are found. Each component
 * is kept as one signed byte, scaled so that the largest is 127: a quarter of the room of floats,
 * while the cosine changes in the third decimal place. Only embeddings of the same model can be
 * compared. Immutable and thread-safe.
 */
public final class Embedding {

  /** Most components; today's networks have 1280. */
  public static final int MOST_COMPONENTS = 4096;

  private static final int LARGEST = 127;

  private final byte[] components;
  private final double length;

  private Embedding(byte[] components) {
    if (components.length == 0 || components.length > MOST_COMPONENTS) {
      throw new IllegalArgumentException("An embedding of " + components.length + " components");
    }
    this.components = components;
    this.length = Math.sqrt(dot(components, components));
  }

  /**
   * Rounds an embedding.
   *
   * @param values as the network gave them
   * @return empty if one of them is no finite number
   * @throws IllegalArgumentException if there are none or too many
   */
  public static Optional<Embedding> of(float[] values) {
    float most = 0;
    for (float value : values) {
      most = Math.max(most, Math.abs(value));
    }
    if (!Float.isFinite(most)) {
      return Optional.empty();
    }
    byte[] components = new byte[values.length];
    for (int i = 0; i < values.length && most > 0; i++) {
      components[i] = (byte) Math.round(values[i] / most * LARGEST);
    }
    return Optional.of(new Embedding(components));
  }

  /**
   * Reads what {@link #bytes()} gave.
   *
   * @param components one byte each; copied
   * @throws IllegalArgumentException if there are none or too many
   */
  public static Embedding ofBytes(byte[] components) {
    return new Embedding(components.clone());
  }

  /** Returns a copy of the components, one byte each. */
  public byte[] bytes() {
    return components.clone();
  }

  /**
   * Returns the cosine of the angle between both, -1 to 1; 0 if they cannot be compared because one
   * is zero or their lengths differ.
   *
   * @param other of the same model
   */
  public double cosine(Embedding other) {
    if (components.length != other.components.length || length == 0 || other.length == 0) {
      return 0;
    }
    return dot(components, other.components) / (length * other.length);
  }

  private static int dot(byte[] a, byte[] b) {
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(components, that.components);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(components);
  }

  @Override
  public String toString() {
    return "Embedding of " + components.length + " components";
  }
}
