package org.plantdiseasedetector.update.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.plantdiseasedetector.update.tuf.Role;

/** How long metadata count (docs/adr/0085). */
final class Lifetimes {

  private Lifetimes() {}

  /** Returns when metadata that are signed now expire. */
  static Instant expiry(Role role, Instant now) {
    return now.plus(of(role)).truncatedTo(ChronoUnit.SECONDS);
  }

  private static Duration of(Role role) {
    return switch (role) {
      case ROOT -> Duration.ofDays(730);
      case TARGETS -> Duration.ofDays(365);
      case SNAPSHOT -> Duration.ofDays(90);
      case TIMESTAMP -> Duration.ofDays(30);
    };
  }
}
