package org.plantdiseasedetector.evaluation;

/** An evaluation cannot start or its results cannot be kept; the message tells the user why. */
public final class EvaluationException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, to which file, and what to do
   */
  public EvaluationException(String message) {
    super(message);
  }

  /**
   * Makes the exception with a cause.
   *
   * @param message what happened, to which file, and what to do
   * @param cause the technical reason
   */
  public EvaluationException(String message, Throwable cause) {
    super(message, cause);
  }
}
