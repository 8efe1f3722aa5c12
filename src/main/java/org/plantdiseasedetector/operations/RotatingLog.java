package org.plantdiseasedetector.operations;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/**
 * Writes a log line by line, and goes on in another file when one is full. Every line is scrubbed
 * before it reaches the disk. Thread-safe.
 */
public final class RotatingLog extends OutputStream {

  private final Next next;
  private final long mostBytes;
  private final UnaryOperator<String> scrub;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private OutputStream out;
  private long written;

  /** Makes files for the log. */
  @FunctionalInterface
  public interface Next {
    /**
     * Makes a new, empty file, and deletes files that are too old.
     *
     * @throws IOException if that cannot be done
     */
    Path file() throws IOException;
  }

  /**
   * Begins a log.
   *
   * @param next makes the files
   * @param mostBytes size at which another file is begun; a longer line is kept whole
   * @param scrub takes out of a line what must not stay
   * @throws IOException if no file can be written
   */
  public RotatingLog(Next next, long mostBytes, UnaryOperator<String> scrub) throws IOException {
    this.next = next;
    this.mostBytes = mostBytes;
    this.scrub = scrub;
    this.out = open(next);
  }

  private static OutputStream open(Next next) throws IOException {
    return Files.newOutputStream(next.file(), StandardOpenOption.APPEND);
  }

  @Override
  public synchronized void write(int b) throws IOException {
    if (b == '\n') {
      endLine();
    } else if (b != '\r') {
      line.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  private void endLine() throws IOException {
    String clean = scrub.apply(line.toString(StandardCharsets.UTF_8));
    line.reset();
    byte[] bytes = (clean + "\n").getBytes(StandardCharsets.UTF_8);
    if (written > 0 && written + bytes.length > mostBytes) {
      rotate();
    }
    out.write(bytes);
    written += bytes.length;
  }

  /** A file that cannot be opened must not end the log: then the old one grows on. */
  private void rotate() {
    written = 0;
    try {
      OutputStream fresh = open(next);
      out.close();
      out = fresh;
    } catch (IOException refused) {
      // Tried again after as many bytes.
      return;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (line.size() > 0) {
      endLine();
    }
    out.close();
  }
}
