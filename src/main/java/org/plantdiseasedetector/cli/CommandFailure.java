package org.plantdiseasedetector.cli;

import java.util.Objects;

/** Ends a command with a message for the user and an exit code. */
public final class CommandFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * Makes the failure.
   *
   * @param exitCode one of {@link ExitCode}
   * @param message what happened and what to do
   */
  public CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /**
   * Makes the failure with a cause.
   *
   * @param exitCode one of {@link ExitCode}
   * @param message what happened and what to do
   * @param cause for the log
   */
  public CommandFailure(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** Returns the exit code. */
  public int exitCode() {
    return exitCode;
  }

  /** Returns the message, which there always is. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
