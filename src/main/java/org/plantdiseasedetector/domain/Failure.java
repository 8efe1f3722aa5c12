package org.plantdiseasedetector.domain;

/**
 * A failure in words for the user.
 *
 * @param code stable code
 * @param file the file concerned, as the user gave it
 * @param what what happened, one sentence
 * @param advice what the user can do, one sentence
 */
public record Failure(FailureCode code, String file, String what, String advice) {

  /** Returns what happened and what to do, in one line. */
  public String message() {
    return what + " " + advice;
  }
}
