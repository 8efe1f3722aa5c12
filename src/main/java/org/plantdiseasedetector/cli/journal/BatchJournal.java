package org.plantdiseasedetector.cli.journal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of a batch that are done, on disk. A row counts for a photo of the same path, size and
 * time of change; of several rows for one photo the last counts. Memory holds only where the rows
 * lie. Used by one thread.
 */
public final class BatchJournal implements AutoCloseable {

  private static final int FORCE_RECORDS = 16;
  private static final long FORCE_NANOS = 2_000_000_000L;

  private final RecordFile file;
  private final LongSupplier nanoTime;
  private final JsonMapper mapper = new JsonMapper();
  private final Map<String, Known> known = new HashMap<>();
  private int unforced;
  private long forcedAt;
  private int damaged;

  private record Known(PhotoStamp stamp, long at) {}

  /**
   * Makes a journal.
   *
   * @param file behind its header
   * @param nanoTime monotonic time in nanoseconds
   */
  BatchJournal(RecordFile file, LongSupplier nanoTime) {
    this.file = file;
    this.nanoTime = nanoTime;
    this.forcedAt = nanoTime.getAsLong();
  }

  /** Takes a record that was found in the file. */
  void found(String text, long at) {
    try {
      JsonNode json = mapper.readTree(text);
      PhotoStamp stamp =
          new PhotoStamp(
              json.path("path").asString(),
              json.path("file").asString(),
              json.path("size").asLong(),
              json.path("modified").asString());
      if (json.path("retry").asBoolean()) {
        known.remove(stamp.key());
      } else {
        known.put(stamp.key(), new Known(stamp, at));
      }
    } catch (RuntimeException noSuchRecord) {
      damaged++;
    }
  }

  /** Takes note of a record that cannot be read. */
  void foundDamage() {
    damaged++;
  }

  /** Returns how many records could not be read; their photos count as not done. */
  public int damaged() {
    return damaged;
  }

  /**
   * Returns whether there is a row for a photo as it is now.
   *
   * @param photo the photo
   */
  public boolean isDone(PhotoStamp photo) {
    Known record = known.get(photo.key());
    return record != null && record.stamp().equals(photo);
  }

  /**
   * Returns whether there is a row for the photo as it was before it changed.
   *
   * @param photo the photo
   */
  public boolean isChanged(PhotoStamp photo) {
    return known.containsKey(photo.key()) && !isDone(photo);
  }

  /**
   * Adds a row. It survives the end of this process at once, and a loss of power after at most 16
   * rows or about two seconds.
   *
   * @param photo as it was before it was read
   * @param row its row
   * @throws IOException if the disk is full or fails
   */
  public void add(PhotoStamp photo, FinishedRow row) throws IOException {
    ObjectNode json = mapper.createObjectNode();
    json.put("path", photo.path()).put("file", photo.file());
    json.put("size", photo.size()).put("modified", photo.modified());
    json.put("outcome", row.outcome()).put("retry", row.retry()).put("row", row.row());
    long at = file.append(mapper.writeValueAsString(json));
    known.put(photo.key(), new Known(photo, at));
    unforced++;
    if (unforced >= FORCE_RECORDS || nanoTime.getAsLong() - forcedAt >= FORCE_NANOS) {
      force();
    }
  }

  /**
   * Returns a photo's row.
   *
   * @param photo the photo
   * @return empty if it is not done
   * @throws IOException if the journal cannot be read any more
   */
  public Optional<FinishedRow> row(PhotoStamp photo) throws IOException {
    Known record = known.get(photo.key());
    if (record == null || !record.stamp().equals(photo)) {
      return Optional.empty();
    }
    JsonNode json = mapper.readTree(file.get(record.at()));
    return Optional.of(
        new FinishedRow(
            json.path("outcome").asString(),
            json.path("row").asString(),
            json.path("retry").asBoolean()));
  }

  /**
   * Makes sure that all rows survive a loss of power.
   *
   * @throws IOException if the disk fails
   */
  public void force() throws IOException {
    file.force();
    unforced = 0;
    forcedAt = nanoTime.getAsLong();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
