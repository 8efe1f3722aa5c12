package org.plantdiseasedetector.readiness.checks;

import java.time.Instant;
import java.util.Optional;

/**
 * State of the signed updates.
 *
 * @param isTrusted whether all signatures hold
 * @param expires when the metadata or a certificate expires first
 * @param evidence in words
 */
public record UpdateFacts(boolean isTrusted, Optional<Instant> expires, String evidence) {}
