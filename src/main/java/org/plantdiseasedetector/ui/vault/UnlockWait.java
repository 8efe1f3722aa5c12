package org.plantdiseasedetector.ui.vault;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/** Counts down until the next passphrase may be tried. */
final class UnlockWait {

  private final InstantSource clock;
  private final ReadOnlyLongWrapper seconds = new ReadOnlyLongWrapper();
  private Instant until = Instant.EPOCH;

  UnlockWait(InstantSource clock) {
    this.clock = clock;
  }

  void begin(Duration left) {
    until = clock.instant().plus(left);
    tick();
  }

  void end() {
    until = Instant.EPOCH;
    seconds.set(0);
  }

  void tick() {
    Duration left = Duration.between(clock.instant(), until);
    seconds.set(left.isPositive() ? left.plusMillis(999).toSeconds() : 0);
  }

  ReadOnlyLongProperty secondsProperty() {
    return seconds.getReadOnlyProperty();
  }
}
