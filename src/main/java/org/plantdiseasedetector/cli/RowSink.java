package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.Diagnosis;

/**
 * Writes rows to a stream and counts outcomes. After the first failed write it only remembers the
 * failure, so that the batch can end in good order. Used by one thread.
 */
final class RowSink {

  private static final String REJECTED = "rejected";

  private final OutputStream out;
  private final RowFormat rows;
  private final Charset charset;
  private final boolean immediate;
  private final Map<String, Integer> counts = new TreeMap<>();
  private @Nullable IOException failure;

  /**
   * Makes a sink.
   *
   * @param out where to; not closed
   * @param format how
   * @param terminal character set of texts for people
   * @param immediate whether every row is to be seen at once
   */
  RowSink(OutputStream out, OutputFormat format, Charset terminal, boolean immediate) {
    this.out = out;
    this.rows = format.rows();
    this.charset = format.charset(terminal);
    this.immediate = immediate;
  }

  /** Writes what comes before the rows. */
  void begin() {
    write(rows.header());
  }

  /** Writes a row. */
  void write(Diagnosis diagnosis) {
    write(Row.of(diagnosis).outcome(), rows.row(diagnosis));
  }

  /**
   * Writes a row that was made before.
   *
   * @param outcome its outcome
   * @param row its text in the format of this sink
   */
  void write(String outcome, String row) {
    counts.merge(outcome, 1, Integer::sum);
    write(row);
  }

  private void write(String text) {
    if (failure == null) {
      try {
        out.write(text.getBytes(charset));
        if (immediate) {
          out.flush();
        }
      } catch (IOException broken) {
        failure = broken;
      }
    }
  }

  /** Returns whether a write failed. */
  boolean isBroken() {
    return failure != null;
  }

  /**
   * Finishes.
   *
   * @throws IOException if any write failed
   */
  void end() throws IOException {
    if (failure != null) {
      throw failure;
    }
    out.flush();
  }

  /** Returns the number of photos that failed. */
  int rejected() {
    return counts.getOrDefault(REJECTED, 0);
  }

  /** Returns the counts in words. */
  String summary() {
    int total = counts.values().stream().mapToInt(Integer::intValue).sum();
    String parts =
        counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().replace('_', ' '))
            .collect(Collectors.joining(", "));
    return total + (total == 1 ? " photo: " : " photos: ") + parts + ".";
  }
}
