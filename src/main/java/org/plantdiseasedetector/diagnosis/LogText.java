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

  /** Quotes the message of an exception about a photo, without the folders above it. */
  static String of(Throwable failure, Path photo) {
    String message = String.valueOf(failure.getMessage());
    Path name = photo.getFileName();
    return quote(
        name == null
            ? message
            : message
                .replace(photo.toAbsolutePath().toString(), name.toString())
                .replace(photo.toString(), name.toString()));
  }

  /** A line break in a file name could otherwise forge an entry. */
  private static String quote(String text) {
    return '"' + text.replaceAll("\\p{Cntrl}", "?").replace('"', '\'') + '"';
  }
}
