package org.plantdiseasedetector.update.tuf;

import java.util.Objects;

/** Metadata or a file that is refused; the message tells which, and what is wrong with it. */
public final class TufException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String step;

  /** Why something is refused. */
  public enum Reason {
    /** Not in the form that the specification and this product allow. */
    MALFORMED,
    /** Fewer valid signatures than the threshold. */
    UNSIGNED,
    /** Older than what is trusted already. */
    ROLLBACK,
    /** Its time has passed. */
    EXPIRED,
    /** Does not belong to the other metadata of the same moment. */
    MIXED,
    /** Its hash or length differs from the signed one. */
    WRONG_CONTENT,
    /** Longer than allowed. */
    TOO_LARGE,
    /** Not there. */
    MISSING
  }

  /**
   * Makes the exception.
   *
   * @param reason why
   * @param step number in section 5 of the TUF specification, such as 5.4.2
   * @param message what is refused and why, one sentence for the user
   */
  public TufException(Reason reason, String step, String message) {
    super(message);
    this.reason = reason;
    this.step = step;
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }

  /** Returns the step of the specification's client workflow. */
  public String step() {
    return step;
  }

  /** Returns the message, which there always is. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
