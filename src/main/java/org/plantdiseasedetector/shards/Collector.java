package org.plantdiseasedetector.shards;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.plantdiseasedetector.shards.parquet.RowsToParquet;
import org.plantdiseasedetector.vault.AtomicFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one table of all parts of a run. Rows are ordered by path and say nothing that differs from
 * one run to the next: how long each photo took lies in a file of its own (ADR 0136).
 *
 * @param set the parts, checked
 * @param folder where to write; must exist
 */
public record Collector(ShardSet set, Path folder) {

  /** All rows, ordered by path, without times. */
  public static final String TABLE = "table.jsonl";

  /** The same rows as Parquet. */
  public static final String PARQUET = "table.parquet";

  /** How long each photo took, and in which part. */
  public static final String TIMES = "times.jsonl";

  /** The rows that a history can take, for {@code pdd history import --results}. */
  public static final String HISTORY = "history.jsonl";

  /** Counts; written last. */
  public static final String SUMMARY = "summary.json";

  private static final String TIME = "elapsedMillis";
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * Writes table, times, history and summary.
   *
   * @return the counts
   * @throws ShardException if the rows of the parts overlap, have gaps or are damaged; then nothing
   *     was written
   * @throws IOException if something cannot be read or written
   */
  public RunSummary collect() throws ShardException, IOException {
    RunSummary summary = new RunSummary(set);
    Path table = folder.resolve(TABLE);
    try (AtomicFile rows = new AtomicFile(table);
        AtomicFile times = new AtomicFile(folder.resolve(TIMES));
        AtomicFile history = new AtomicFile(folder.resolve(HISTORY))) {
      line(history.out(), ResultsFile.header(set.run().model()));
      merge(rows.out(), times.out(), history.out(), summary);
      rows.commit();
      times.commit();
      history.commit();
    }
    RowsToParquet.convert(table, folder.resolve(PARQUET), false);
    try (AtomicFile out = new AtomicFile(folder.resolve(SUMMARY))) {
      out.out().write(summary.json(ShardFiles.hash(table)));
      out.commit();
    }
    return summary;
  }

  private void merge(OutputStream rows, OutputStream times, OutputStream history, RunSummary sum)
      throws ShardException, IOException {
    PathDigest paths = new PathDigest();
    try (RowMerge merge = new RowMerge(set)) {
      for (Optional<ObjectNode> next = merge.next(); next.isPresent(); next = merge.next()) {
        ObjectNode row = next.get();
        paths.add(row.path("path").asString());
        ObjectNode time = MAPPER.createObjectNode();
        time.set("path", row.path("path"));
        time.set(TIME, row.path(TIME));
        row.remove(TIME);
        line(rows, row);
        line(times, time);
        if (ResultsFile.isForHistory(row)) {
          line(history, row);
        }
        sum.add(row);
      }
    }
    if (!paths.hex().equals(set.run().paths())) {
      throw ShardException.damaged(
          ("The rows in %s are not those of the photos of the run. Start the run again in an empty"
                  + " folder.")
              .formatted(set.folder()));
    }
  }

  private static void line(OutputStream out, JsonNode json) throws IOException {
    out.write((MAPPER.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Makes the folder to write into.
   *
   * @param folder may exist
   * @throws IOException if it cannot be made
   */
  public static void prepare(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(SUMMARY));
  }
}
