package org.plantdiseasedetector.history;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plantdiseasedetector.domain.ComputeDevice;

/**
 * One photo of a case.
 *
 * @param id its identity, also the name of its files
 * @param fileName the original's name without folders
 * @param sha256 of the original's bytes, lower-case hexadecimal
 * @param bytes size of the original
 * @param takenAt camera time, if the photo says so
 * @param machine what the machine said about this photo alone
 * @param measures severity and quality, where they were measured
 * @param device where inference ran
 * @param warnings remarks on the photo
 */
public record CasePhoto(
    UUID id,
    String fileName,
    String sha256,
    long bytes,
    Optional<LocalDateTime> takenAt,
    MachineLabel machine,
    PhotoMeasures measures,
    ComputeDevice device,
    List<String> warnings) {

  /** Copies the list. */
  public CasePhoto {
    warnings = List.copyOf(warnings);
  }

  /**
   * Returns the same photo under another identity.
   *
   * @param other the identity
   */
  public CasePhoto withId(UUID other) {
    return new CasePhoto(
        other, fileName, sha256, bytes, takenAt, machine, measures, device, warnings);
  }
}
