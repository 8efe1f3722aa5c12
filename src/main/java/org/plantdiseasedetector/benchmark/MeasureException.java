package org.plantdiseasedetector.benchmark;

import org.jspecify.annotations.Nullable;

/** Something cannot be measured; the message says what and why, and what to do. */
public final class MeasureException extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * Makes one.
   *
   * @param message for the user
   * @param cause why; null if nothing was thrown
   */
  public MeasureException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
