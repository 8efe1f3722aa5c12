package org.plantdiseasedetector.readiness;

import java.util.Objects;

/** An attestation or a sign-off was refused or could not be stored; nothing was changed. */
public final class AttestationException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened and what to do
   */
  public AttestationException(String message) {
    super(message);
  }

  /**
   * Makes the exception with a cause.
   *
   * @param message what happened and what to do
   * @param cause for the log
   */
  public AttestationException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Returns the message, which there always is. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
