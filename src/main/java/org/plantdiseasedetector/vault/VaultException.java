package org.plantdiseasedetector.vault;

import java.util.Objects;

/** The vault cannot do what was asked; the message is meant for the user. */
public final class VaultException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** What stands in the way. */
  public enum Reason {
    /** There is no vault in the folder. */
    MISSING,
    /** There is a vault already. */
    EXISTS,
    /** The passphrase or recovery key does not fit; nothing was changed. */
    WRONG_KEY,
    /** After wrong passphrases the next try has to wait. */
    TOO_SOON,
    /** The passphrase or recovery key cannot be one. */
    UNUSABLE_KEY,
    /** A file is damaged or was changed by something else than the app. */
    TAMPERED,
    /** A file cannot be read or written. */
    INPUT_OUTPUT
  }

  /**
   * Makes the exception.
   *
   * @param reason what stands in the way
   * @param message what happened, to which file, and what to do
   */
  public VaultException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /**
   * Makes the exception with a cause.
   *
   * @param reason what stands in the way
   * @param message what happened, to which file, and what to do
   * @param cause for the log
   */
  public VaultException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Returns what stands in the way. */
  public Reason reason() {
    return reason;
  }

  /** Returns the message, which there always is. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
