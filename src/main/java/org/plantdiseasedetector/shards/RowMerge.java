package org.plantdiseasedetector.shards;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of all parts in the order of their paths, one at a time, so that memory holds one row a
 * part. Used by one thread.
 */
final class RowMerge implements AutoCloseable {

  private final JsonMapper mapper = new JsonMapper();
  private final List<Source> sources = new ArrayList<>();
  private final PriorityQueue<Source> next =
      new PriorityQueue<>(Comparator.comparing(source -> source.path));
  private @Nullable String last;

  RowMerge(ShardSet set) throws ShardException, IOException {
    try {
      for (ShardManifest shard : set.shards()) {
        Source source = new Source(set.rows(shard));
        sources.add(source);
        if (source.advance()) {
          next.add(source);
        }
      }
    } catch (ShardException | IOException broken) {
      close();
      throw broken;
    }
  }

  /** Returns the next row; empty at the end. */
  Optional<ObjectNode> next() throws ShardException, IOException {
    Source source = next.poll();
    if (source == null) {
      return Optional.empty();
    }
    if (source.path.equals(last)) {
      throw ShardException.damaged(
          "There are two rows for %s, one of them in %s. Start the run again in an empty folder."
              .formatted(last, source.file));
    }
    last = source.path;
    ObjectNode row = source.row;
    if (source.advance()) {
      next.add(source);
    }
    return Optional.of(row);
  }

  @Override
  public void close() throws IOException {
    for (Source source : sources) {
      source.in.close();
    }
  }

  /** The rows of one part. */
  private final class Source {

    private final Path file;
    private final BufferedReader in;
    private ObjectNode row = mapper.createObjectNode();
    private String path = "";
    private long line;

    Source(Path file) throws IOException {
      this.file = file;
      this.in = Files.newBufferedReader(file);
    }

    boolean advance() throws ShardException, IOException {
      String text = in.readLine();
      if (text == null) {
        return false;
      }
      line++;
      try {
        if (mapper.readTree(text) instanceof ObjectNode found) {
          String foundPath = found.required("path").asString();
          if (line == 1 || foundPath.compareTo(path) > 0) {
            row = found;
            path = foundPath;
            return true;
          }
        }
      } catch (JacksonException noRow) {
        // Reported below, like a line that is JSON but no row.
      }
      throw ShardException.damaged(
          "Line %d of %s is no row, or not in its place. Start this part again."
              .formatted(line, file));
    }
  }
}
