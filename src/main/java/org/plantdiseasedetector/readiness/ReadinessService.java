package org.plantdiseasedetector.readiness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Answers the checklist. Thread-safe; never call from the user-interface thread. */
public interface ReadinessService {

  /** Returns the rows; fast. */
  Checklist checklist();

  /**
   * Reads the report of the last whole run.
   *
   * @return empty if there was none, or its file was damaged and is kept aside
   * @throws IOException if it cannot be read
   */
  Optional<ReadinessReport> last() throws IOException;

  /**
   * Answers all rows and stores the report, unless it was cancelled.
   *
   * @param listener told of each answer
   * @param cancelled asked between rows
   * @return the answers so far
   * @throws IOException if the installation cannot be read or the report not be stored
   */
  ReadinessReport runAll(ReadinessRun.Listener listener, BooleanSupplier cancelled)
      throws IOException;

  /**
   * Answers one row.
   *
   * @param id of the row
   * @return a report with this row alone, which is not stored
   * @throws IllegalArgumentException if there is no such row
   * @throws IOException if the installation cannot be read
   */
  ReadinessReport runOne(String id) throws IOException;

  /**
   * Lets a person answer for a row.
   *
   * @param row id of the row
   * @param by name of the person
   * @param role what the person is responsible for
   * @param note what was done
   * @param evidence a file that shows it
   * @param until last day on which it counts
   * @throws AttestationException if the row is none that people answer, or something is missing
   */
  Attestation attest(
      String row, String by, String role, String note, Path evidence, LocalDate until)
      throws AttestationException;

  /**
   * Signs the last whole report.
   *
   * @param role in which role
   * @param by name of the person
   * @param deployer who deploys
   * @param notes deviations, may be empty
   * @return the frozen, signed report
   * @throws AttestationException if there is no report of this very installation, or it cannot be
   *     signed
   */
  Path sign(Role role, String by, String deployer, String notes) throws AttestationException;
}
