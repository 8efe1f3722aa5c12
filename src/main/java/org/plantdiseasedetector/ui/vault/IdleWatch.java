package org.plantdiseasedetector.ui.vault;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Notices that nobody is there, or that the computer was asleep, from a tick every second. */
final class IdleWatch {

  /** After such a gap between two ticks the computer was asleep. */
  private static final Duration ASLEEP = Duration.ofSeconds(30);

  private final InstantSource clock;
  private Instant lastTick;
  private Duration idle = Duration.ZERO;

  /** What a tick noticed. */
  enum Noticed {
    NOTHING,
    IDLE,
    ASLEEP
  }

  IdleWatch(InstantSource clock) {
    this.clock = clock;
    this.lastTick = clock.instant();
  }

  /** Somebody is there. */
  void activity() {
    idle = Duration.ZERO;
  }

  /** Adds up the time since the last tick; a clock that was set back adds nothing. */
  Noticed tick(Duration patience) {
    Instant now = clock.instant();
    Duration passed = Duration.between(lastTick, now);
    lastTick = now;
    if (passed.isPositive()) {
      idle = idle.plus(passed);
    }
    if (passed.compareTo(ASLEEP) > 0) {
      return Noticed.ASLEEP;
    }
    return idle.compareTo(patience) >= 0 ? Noticed.IDLE : Noticed.NOTHING;
  }
}
