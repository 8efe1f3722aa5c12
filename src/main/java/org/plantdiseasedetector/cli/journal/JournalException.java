package org.plantdiseasedetector.cli.journal;

/** A journal that cannot be used; the message tells the user why and what to do. */
public final class JournalException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened to which journal, and what to do
   */
  JournalException(String message) {
    super(message);
  }

  /** Returns the message, which there always is. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
