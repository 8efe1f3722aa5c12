package org.plantdiseasedetector.inference;

/** The engine could not load a model or failed while it ran. */
public final class InferenceException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what failed
   * @param cause the engine's own exception
   */
  public InferenceException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Makes the exception without a cause.
   *
   * @param message what failed
   */
  public InferenceException(String message) {
    super(message);
  }
}
