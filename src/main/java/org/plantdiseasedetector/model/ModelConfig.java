package org.plantdiseasedetector.model;

import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * The content of {@code config.yaml}.
 *
 * @param formatVersion version of the bundle format, 1
 * @param identity name and version
 * @param input what the network wants to see
 * @param thresholds how probabilities become an outcome
 */
public record ModelConfig(
    int formatVersion, ModelIdentity identity, InputSpec input, Thresholds thresholds) {

  /**
   * Limits that were chosen on the validation split.
   *
   * @param confident lowest top-1 probability of a {@code confident} outcome
   * @param recognised lowest top-1 probability of a leaf that counts as known; below it the outcome
   *     is {@code not_recognised}
   * @param candidateMass the candidates of an {@code uncertain} outcome are the fewest classes
   *     whose probabilities reach this sum
   */
  public record Thresholds(double confident, double recognised, double candidateMass) {}
}
