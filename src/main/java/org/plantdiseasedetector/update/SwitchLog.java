package org.plantdiseasedetector.update;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.update.tuf.Fields;
import org.plantdiseasedetector.update.tuf.PlainText;
import org.plantdiseasedetector.update.tuf.StrictJson;
import org.plantdiseasedetector.update.tuf.WireForm;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which model gave way to which, when and why: a line of JSON for each change, only ever appended.
 * Thread-safe as far as lines are: each is written in one piece.
 *
 * @param file its place; need not exist
 */
public record SwitchLog(Path file) {

  /** The newest part that is read, in bytes; older lines stay in the file. */
  private static final int MOST_READ = 64 << 10;

  /**
   * A change.
   *
   * @param at when
   * @param kind what was done
   * @param from folder name of the model before; empty for the one that came with the app
   * @param to folder name of the model after; empty for the one that came with the app
   * @param reason why, in words; may be empty
   */
  public record Line(Instant at, Kind kind, String from, String to, String reason) {}

  /** What was done. */
  public enum Kind {
    /** A newer model was installed and is used. */
    INSTALLED,
    /** The user chose another model. */
    CHOSEN,
    /** The app itself went back to the last good model. */
    WENT_BACK,
    /** A model was removed from the disk. */
    REMOVED
  }

  /**
   * Appends a line.
   *
   * @param line what happened; control characters in it are replaced
   * @throws IOException if the data folder cannot be written
   */
  void append(Line line) throws IOException {
    ObjectNode node = StrictJson.object();
    node.put("at", line.at().toString()).put("kind", line.kind().name());
    node.put("from", PlainText.of(line.from())).put("to", PlainText.of(line.to()));
    node.put("reason", PlainText.of(line.reason()));
    String text = new String(StrictJson.canonical(node), StandardCharsets.UTF_8) + "\n";
    Files.createDirectories(file.resolveSibling("."));
    try (FileChannel out =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  /**
   * Reads the newest lines; what cannot be read is left out.
   *
   * @return the newest first
   * @throws IOException if the file cannot be read
   */
  public List<Line> read() throws IOException {
    byte[] bytes;
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      in.position(Math.max(0, in.size() - MOST_READ));
      ByteBuffer buffer = ByteBuffer.allocate(MOST_READ);
      int count = 0;
      while (buffer.hasRemaining() && count >= 0) {
        count = in.read(buffer);
      }
      bytes = new byte[buffer.flip().remaining()];
      buffer.get(bytes);
    } catch (NoSuchFileException none) {
      return List.of();
    }
    List<Line> lines = new ArrayList<>();
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .forEach(text -> parse(text).ifPresent(lines::addFirst));
    return lines;
  }

  private static Optional<Line> parse(String text) {
    try {
      ObjectNode node = StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), WireForm.CANONICAL);
      return Optional.of(
          new Line(
              Instant.parse(Fields.text(node, "at")),
              Kind.valueOf(Fields.text(node, "kind")),
              Fields.text(node, "from"),
              Fields.text(node, "to"),
              Fields.text(node, "reason")));
    } catch (IllegalArgumentException | DateTimeException cutOff) {
      return Optional.empty();
    }
  }
}
