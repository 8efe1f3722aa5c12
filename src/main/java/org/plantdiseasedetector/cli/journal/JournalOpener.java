package org.plantdiseasedetector.cli.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens journals: takes the lock, makes a new one where there is none, and refuses one that belongs
 * to a run with other settings. A file that is no journal is never written to.
 *
 * @param file the journal
 * @param settings everything that changes what rows say, by name; a journal is used only with equal
 *     settings
 * @param nanoTime monotonic time in nanoseconds
 */
public record JournalOpener(Path file, Map<String, String> settings, LongSupplier nanoTime) {

  private static final String KIND = "pdd diagnose";
  private static final int VERSION = 1;
  private static final Set<StandardOpenOption> OPTIONS =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);

  /**
   * Opens or makes the journal.
   *
   * @return the journal, locked until it is closed
   * @throws JournalException if it cannot be used; then it is as it was
   */
  public BatchJournal open() throws JournalException {
    try {
      FileChannel channel = channel();
      try {
        lock(channel);
        return load(channel);
      } catch (IOException | JournalException | RuntimeException refused) {
        channel.close();
        throw refused;
      }
    } catch (IOException broken) {
      throw new JournalException(
          "The journal %s cannot be opened: %s. Name a file in a folder that you may write to."
              .formatted(file, broken));
    }
  }

  /** The journal names photos and what they show, so a new one is for its owner's eyes only. */
  private FileChannel channel() throws IOException, JournalException {
    if (Files.isDirectory(file)) {
      throw new JournalException("The journal %s is a folder. Name a file.".formatted(file));
    }
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes = posix ? ownerOnly() : new FileAttribute<?>[0];
    return FileChannel.open(file, OPTIONS, attributes);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }

  private void lock(FileChannel channel) throws IOException, JournalException {
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException ownProcess) {
      // Reported below, like a lock of another process.
    }
    if (lock == null) {
      throw new JournalException(
          "The journal %s is in use by another run. Wait for its end, or name another journal."
              .formatted(file));
    }
  }

  private BatchJournal load(FileChannel channel) throws IOException, JournalException {
    String header = header();
    RecordFile records = new RecordFile(channel);
    BatchJournal journal = new BatchJournal(records, nanoTime);
    if (isCutOff(channel, RecordFile.encode(header))) {
      records.clear();
      records.append(header);
      records.force();
      return journal;
    }
    Loader loader = new Loader(journal);
    records.read(loader);
    check(loader.header);
    return journal;
  }

  /** A run that was killed at once leaves nothing, or a part of its header. */
  private static boolean isCutOff(FileChannel channel, byte[] header) throws IOException {
    if (channel.size() >= header.length) {
      return false;
    }
    ByteBuffer start = ByteBuffer.allocate((int) channel.size());
    while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {
      // Reads on until the buffer is full.
    }
    return Arrays.equals(start.array(), Arrays.copyOf(header, start.capacity()));
  }

  private String header() {
    JsonMapper mapper = new JsonMapper();
    ObjectNode json = mapper.createObjectNode();
    json.put("journal", KIND).put("version", VERSION);
    ObjectNode values = json.putObject("settings");
    settings.forEach(values::put);
    return mapper.writeValueAsString(json);
  }

  private void check(@Nullable String header) throws JournalException {
    JsonNode json = header == null ? null : parsed(header);
    if (json == null || !json.path("journal").asString("").equals(KIND)) {
      throw new JournalException(
          ("%s is no journal of pdd diagnose, or its beginning is damaged. "
                  + "It was left as it is; name another file.")
              .formatted(file));
    }
    if (json.path("version").asInt(0) != VERSION) {
      throw new JournalException(
          "The journal %s was written by another version of the app. Name another file."
              .formatted(file));
    }
    String differences =
        settings.entrySet().stream()
            .filter(setting -> !setting.getValue().equals(old(json, setting.getKey())))
            .map(
                s -> "%s was %s, now %s".formatted(s.getKey(), old(json, s.getKey()), s.getValue()))
            .collect(Collectors.joining("; "));
    if (!differences.isEmpty()) {
      throw new JournalException(
          ("The journal %s belongs to another run: %s. Their rows must not be mixed; "
                  + "name another journal, or start the run as it was.")
              .formatted(file, differences));
    }
  }

  private static @Nullable JsonNode parsed(String header) {
    try {
      return new JsonMapper().readTree(header);
    } catch (RuntimeException noJson) {
      return null;
    }
  }

  private static String old(JsonNode json, String name) {
    return json.path("settings").path(name).asString("unknown");
  }

  /** Separates the header from the rows. */
  private static final class Loader implements RecordFile.Reader {

    private final BatchJournal journal;
    private boolean first = true;
    private @Nullable String header;

    Loader(BatchJournal journal) {
      this.journal = journal;
    }

    @Override
    public void record(String text, long at) {
      if (first) {
        header = text;
      } else {
        journal.found(text, at);
      }
      first = false;
    }

    @Override
    public void damaged(boolean last) {
      first = false;
      journal.foundDamage();
    }
  }
}
