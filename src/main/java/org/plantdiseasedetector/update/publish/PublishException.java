package org.plantdiseasedetector.update.publish;

import java.util.Objects;

/** Something cannot be published; the message says what and why. */
public final class PublishException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what cannot be done, why, and what to do
   */
  public PublishException(String message) {
    super(message);
  }

  /** Returns the message, which there always is. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
