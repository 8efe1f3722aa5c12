package org.plantdiseasedetector.operations;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the app's work depends on.
 *
 * @param version of the app
 * @param model name and version; empty if none is loaded
 * @param diskFree bytes that can be written where the data folder is, or where a command writes its
 *     results
 * @param isBackupOverdue whether the history has waited too long for a backup; empty if unknown
 * @param modelExpires until when the signed list of models counts; empty if unknown
 * @param drift largest difference of a logit from the stored ones, as a share of their range; empty
 *     if it was not measured
 */
public record Surroundings(
    String version,
    Optional<String> model,
    OptionalLong diskFree,
    Optional<Boolean> isBackupOverdue,
    Optional<Instant> modelExpires,
    OptionalDouble drift) {

  /**
   * Returns what is known of a process that was asked for nothing else.
   *
   * @param version of the app
   * @param model name and version
   */
  public static Surroundings of(String version, String model) {
    return new Surroundings(
        version,
        Optional.of(model),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty());
  }

  /**
   * Returns the same with the free space of a disk.
   *
   * @param bytes that can be written; empty if unknown
   */
  public Surroundings withDiskFree(OptionalLong bytes) {
    return new Surroundings(version, model, bytes, isBackupOverdue, modelExpires, drift);
  }
}
