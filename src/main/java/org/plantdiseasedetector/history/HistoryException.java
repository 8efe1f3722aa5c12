package org.plantdiseasedetector.history;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The history cannot do what was asked; the message is meant for the user. */
public final class HistoryException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** What stands in the way. */
  public enum Reason {
    /** Another instance of the app has it open. */
    IN_USE,
    /** There is no room on the disk. */
    DISK_FULL,
    /** A file or folder may not be written or read, or the disk fails. */
    INPUT_OUTPUT,
    /** A photo that was to be saved was changed or removed; others are not concerned. */
    PHOTO_CHANGED,
    /** Something was changed by something else than the app, or is damaged. */
    TAMPERED,
    /** It was made by a newer version of the app. */
    NEWER,
    /** There is no such case. */
    NO_SUCH_CASE,
    /** A value is out of its range. */
    INVALID,
    /** A case was changed meanwhile. */
    CHANGED
  }

  /**
   * Makes the exception.
   *
   * @param reason what stands in the way
   * @param message what happened, to which file, and what to do
   * @param cause for the log, or null
   */
  public HistoryException(Reason reason, String message, @Nullable Throwable cause) {
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
