package org.plantdiseasedetector.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Formats of {@code pdd diagnose}. */
public enum OutputFormat {
  /** One JSON object a line, UTF-8. */
  JSONL,
  /** RFC 4180 with a header line, UTF-8. */
  CSV,
  /** Lines for people, in the terminal's character set. */
  TEXT;

  /**
   * Makes a formatter.
   *
   * @return a new one, for one output
   */
  RowFormat rows() {
    return switch (this) {
      case JSONL -> new JsonlFormat();
      case CSV -> new CsvFormat();
      case TEXT -> new TextFormat();
    };
  }

  /**
   * Returns the character set of the output.
   *
   * @param terminal the terminal's
   */
  Charset charset(Charset terminal) {
    return this == TEXT ? terminal : StandardCharsets.UTF_8;
  }
}
