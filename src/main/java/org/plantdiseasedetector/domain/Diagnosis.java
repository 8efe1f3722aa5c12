package org.plantdiseasedetector.domain;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result for one photo; there is one for every photo, also for a failed one.
 *
 * @param path the photo as the user named it
 * @param sha256 lower-case hexadecimal SHA-256 of the file's bytes; empty if it could not be read
 * @param outcome the conclusion
 * @param warnings remarks on the photo in words, may be empty
 * @param model the model that was used
 * @param device where inference ran
 * @param elapsed wall time from opening the file to the outcome
 * @param severity how much of the leaf is diseased, as measured and independent of the diagnosed
 *     class; empty if no leaf could be delimited, none was recognised, or the photo was rejected
 * @param quality measures of the photo; empty if it could not be decoded
 * @param embedding by which photos that look alike are found, of {@code model}; empty if the photo
 *     was rejected
 */
public record Diagnosis(
    Path path,
    Optional<String> sha256,
    DiagnosisOutcome outcome,
    List<String> warnings,
    ModelIdentity model,
    ComputeDevice device,
    Duration elapsed,
    Optional<Severity> severity,
    Optional<PhotoQuality> quality,
    Optional<Embedding> embedding) {

  /** Copies the list. */
  public Diagnosis {
    warnings = List.copyOf(warnings);
  }

  /**
   * Makes a result without measurements.
   *
   * @param path the photo as the user named it
   * @param sha256 hash of the file's bytes
   * @param outcome the conclusion
   * @param warnings remarks on the photo
   * @param model the model that was used
   * @param device where inference ran
   * @param elapsed wall time
   */
  public Diagnosis(
      Path path,
      Optional<String> sha256,
      DiagnosisOutcome outcome,
      List<String> warnings,
      ModelIdentity model,
      ComputeDevice device,
      Duration elapsed) {
    this(
        path,
        sha256,
        outcome,
        warnings,
        model,
        device,
        elapsed,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Returns the same result with one more remark.
   *
   * @param warning in words
   */
  public Diagnosis withWarning(String warning) {
    List<String> more = new ArrayList<>(warnings);
    more.add(warning);
    return new Diagnosis(
        path, sha256, outcome, more, model, device, elapsed, severity, quality, embedding);
  }

  /** Returns the failure if the photo was rejected. */
  public Optional<Failure> failure() {
    return outcome instanceof DiagnosisOutcome.Rejected(Failure failure)
        ? Optional.of(failure)
        : Optional.empty();
  }
}
