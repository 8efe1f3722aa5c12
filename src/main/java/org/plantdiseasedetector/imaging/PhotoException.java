package org.plantdiseasedetector.imaging;

import org.plantdiseasedetector.domain.FailureCode;

/** A photo that cannot be used, with the code that tells why. */
public final class PhotoException extends Exception {

  private static final long serialVersionUID = 1L;

  private final FailureCode code;

  /**
   * Makes the exception.
   *
   * @param code why
   * @param message technical detail for the log
   */
  public PhotoException(FailureCode code, String message) {
    super(message);
    this.code = code;
  }

  /**
   * Makes the exception with a cause.
   *
   * @param code why
   * @param message technical detail for the log
   * @param cause what the decoder threw
   */
  public PhotoException(FailureCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Returns the stable code. */
  public FailureCode code() {
    return code;
  }
}
