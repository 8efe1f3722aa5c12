package org.plantdiseasedetector.update.tuf;

import java.time.Instant;
import java.util.Optional;

/**
 * What the workflow found genuine.
 *
 * @param root who may sign
 * @param targets which files are genuine
 * @param staleSince the earliest moment at which a timestamp or snapshot that was accepted all the
 *     same expired; empty if both are fresh
 */
public record TrustedMetadata(
    RootMetadata root, TargetsMetadata targets, Optional<Instant> staleSince) {}
