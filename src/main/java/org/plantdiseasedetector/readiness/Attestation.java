package org.plantdiseasedetector.readiness;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A named person answers for a row.
 *
 * @param row id of the row
 * @param by name of the person
 * @param role what the person is responsible for
 * @param at when it was said
 * @param note what was done
 * @param evidence absolute path of the file that shows it
 * @param evidenceSha256 hash of that file when it was said; a file that changed shows nothing
 * @param until last day on which it counts
 */
public record Attestation(
    String row,
    String by,
    String role,
    Instant at,
    String note,
    Path evidence,
    String evidenceSha256,
    LocalDate until) {}
