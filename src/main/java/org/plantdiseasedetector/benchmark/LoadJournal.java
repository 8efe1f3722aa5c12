package org.plantdiseasedetector.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The load test in work, on disk: one line of JSON for its beginning and one for each window. It is
 * removed once the test lies among the stored runs. Used by one thread at a time.
 *
 * @param file its place in the data folder
 */
public record LoadJournal(Path file) {

  /** Name of the file in the data folder. */
  public static final String NAME = "load-test.journal";

  private static final Logger LOG = LoggerFactory.getLogger(LoadJournal.class);
  private static final long MOST_BYTES = 4 << 20;

  /**
   * Starts a test; an older journal, which nobody can be writing any more, is replaced.
   *
   * @param start what it begins with
   * @throws IOException if the data folder cannot be written
   */
  void begin(LoadRun.Start start) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
    DurableFile.write(file, RunJson.line(start).getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a window and forces it to disk. */
  void add(LoadRun.Window window) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(RunJson.line(window).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    }
  }

  /**
   * Reads what a test measured that did not end. A line that the end of the process cut in two, and
   * whatever follows it, is left out.
   *
   * @return empty if there is none, or it had not come to its first window
   * @throws IOException if it cannot be read
   */
  public Optional<LoadRun> read() throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
      return Optional.empty();
    }
    List<LoadRun.Window> windows = new ArrayList<>();
    Optional<LoadRun.Start> start = Optional.empty();
    try {
      for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
        if (start.isEmpty()) {
          start = Optional.of(RunJson.start(line));
        } else if (!line.isEmpty()) {
          windows.add(RunJson.window(line));
        }
      }
    } catch (JacksonException cut) {
      LOG.info("event=load_test_cut windows={}", windows.size());
    }
    return windows.isEmpty()
        ? Optional.empty()
        : start.map(begun -> new LoadRun(begun, windows, false, LoadRun.End.UNKNOWN));
  }

  /**
   * Removes it.
   *
   * @throws IOException if it cannot be removed
   */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
