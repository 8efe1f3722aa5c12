package org.plantdiseasedetector.adaptation;

import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Embedding;

/**
 * A photo whose class a person knows. Immutable and thread-safe.
 *
 * @param embedding direction of the photo's embedding
 * @param length Euclidean length of the embedding; 0 where only the direction was stored
 * @param label what a person said it shows
 * @param plant photos of one plant share it; empty texts are not allowed
 * @param caseNumber number of the case in this history; 0 for a photo from elsewhere
 */
public record Example(
    Embedding embedding, double length, ClassId label, String plant, long caseNumber) {

  /** Longer embeddings come from no network. */
  private static final double LONGEST = 1e6;

  /** Longest name of a plant in characters. */
  public static final int LONGEST_PLANT = 200;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the length is no number in [0, 1e6], or the plant has no
   *     name or one that is too long
   */
  public Example {
    if (!(length >= 0 && length <= LONGEST)) {
      throw new IllegalArgumentException("A length outside [0, 1e6]: " + length);
    }
    if (plant.isEmpty() || plant.length() > LONGEST_PLANT) {
      throw new IllegalArgumentException("A plant without a name, or with one that is too long");
    }
  }

  /**
   * Returns the embedding as the head sees it.
   *
   * @param usual length to assume where none was stored
   * @return one value per feature
   */
  public float[] features(double usual) {
    byte[] components = embedding.bytes();
    double sum = 0;
    for (byte component : components) {
      sum += (double) component * component;
    }
    double scale = sum > 0 ? (length > 0 ? length : usual) / Math.sqrt(sum) : 0;
    float[] features = new float[components.length];
    for (int f = 0; f < features.length; f++) {
      features[f] = (float) (components[f] * scale);
    }
    return features;
  }
}
