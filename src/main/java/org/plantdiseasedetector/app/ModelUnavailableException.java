package org.plantdiseasedetector.app;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** No model can be used; the message tells the user what happened and what to do. */
public final class ModelUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, to which folder, what to do
   * @param cause for the log
   */
  public ModelUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Returns the message, which there always is. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
