package org.plantdiseasedetector.ui.diagnose;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How far a batch has come.
 *
 * @param phase what is going on
 * @param done photos with a result
 * @param total photos of the batch
 * @param elapsed time since the first photo was handed to the model
 */
public record BatchProgress(Phase phase, int done, int total, Duration elapsed) {

  /** What is going on. */
  public enum Phase {
    /** No photo was handed in yet. */
    IDLE,
    /** Photos wait for the model. */
    WAITING_FOR_MODEL,
    /** Photos are being diagnosed. */
    RUNNING,
    /** The user cancelled; the photo in work is still finished. */
    CANCELLING,
    /** Some photos were left out. */
    STOPPED,
    /** All photos have a result. */
    FINISHED
  }

  /** Results below this number say too little about the speed. */
  private static final int FEWEST_FOR_A_RATE = 3;

  /** Returns the share done in [0, 1]; 0 for an empty batch. */
  public double fraction() {
    return total == 0 ? 0 : (double) done / total;
  }

  /** Returns photos per second, once that can be told. */
  public OptionalDouble perSecond() {
    if (done < FEWEST_FOR_A_RATE || elapsed.isZero()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(done * 1e9 / elapsed.toNanos());
  }

  /** Returns the seconds left at the present speed, once that can be told. */
  public OptionalDouble secondsLeft() {
    OptionalDouble rate = perSecond();
    return rate.isPresent()
        ? OptionalDouble.of((total - done) / rate.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Returns whether there is something to cancel. */
  public boolean isActive() {
    return phase == Phase.RUNNING || phase == Phase.WAITING_FOR_MODEL || phase == Phase.CANCELLING;
  }
}
