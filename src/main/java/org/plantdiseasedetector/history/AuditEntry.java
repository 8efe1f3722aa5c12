package org.plantdiseasedetector.history;

import java.time.Instant;

/**
 * A line of the audit log.
 *
 * @param number from 1, without gaps
 * @param at when, by this computer's clock
 * @param who the user
 * @param action for example {@code saved} or {@code unlock_failed}
 * @param subject what it was done to, for example {@code case 12}
 * @param detail further facts
 */
public record AuditEntry(
    long number, Instant at, String who, String action, String subject, String detail) {}
