package org.plantdiseasedetector.model;

import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * The content of {@code config.yaml}.
 *
 * @param formatVersion version of the bundle format, 2
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
   * @param rolledUp lowest summed probability at which an {@code uncertain} outcome names the crop
   *     or the kind of damage
   * @param unfamiliar highest unfamiliarity of a leaf that counts as known, in logits; above it the
   *     outcome is {@code not_recognised}
   */
  public record Thresholds(double confident, double rolledUp, double unfamiliar) {}
}
