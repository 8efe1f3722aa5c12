package org.plantdiseasedetector.update;

import java.util.Objects;

/** A model cannot be installed or used; the message says what happened and what to do. */
public final class UpdateException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why. */
  public enum Reason {
    /** Older than what was used before. */
    DOWNGRADE,
    /** Changed, unsigned or withdrawn. */
    TAMPERED,
    /** It does not do what its publisher promised. */
    SELF_TEST,
    /** Another process is installing. */
    BUSY,
    /** The user stopped it. */
    CANCELLED,
    /** There is no such model. */
    MISSING,
    /** The disk is full. */
    NO_SPACE,
    /** It is needed and stays. */
    IN_USE,
    /** What was offered is not current any more. */
    OUTDATED
  }

  /**
   * Makes the exception.
   *
   * @param reason why
   * @param message what happened, to what, what to do
   */
  public UpdateException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }

  /** Returns the message, which there always is. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
