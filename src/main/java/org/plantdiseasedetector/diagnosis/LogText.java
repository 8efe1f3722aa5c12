package org.plantdiseasedetector.diagnosis;

import java.nio.file.Path;

/** Makes text from outside safe for one line of the log. */
final class LogText {

  private LogText() {}

  /** Quotes the name of a file; the folders above it can name people. */
  static String of(Path path) {
    Path name = path.getFileName();
    return quote(name == null ? path.toString() : name.toString());
  }

  /** Quotes the message of an exception. */
  static String of(Throwable failure) {
    return quote(String.valueOf(failure.getMessage()));
  }

  /** A line break in a file name could otherwise forge an entry. */
  private static String quote(String text) {
    return '"' + text.replaceAll("\\p{Cntrl}", "?").replace('"', '\'') + '"';
  }
}
