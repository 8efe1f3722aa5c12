package org.plantdiseasedetector.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an optional {@code index.csv} beside the class folders says about each photo. Columns used:
 * {@code path} (relative to the index), {@code domain} and {@code use}; fields hold no commas.
 */
public final class LeafIndex {

  private static final String FILE = "index.csv";

  /**
   * One row.
   *
   * @param domain {@code lab}, {@code field} or {@code studio}; {@code all} when unknown
   * @param mayShip whether the photo may train weights that are shipped
   */
  public record Entry(String domain, boolean mayShip) {}

  private static final Entry UNKNOWN = new Entry("all", true);

  private final Map<Path, Entry> entries;

  private LeafIndex(Map<Path, Entry> entries) {
    this.entries = entries;
  }

  /**
   * Looks for the index in a folder or up to two levels above.
   *
   * @param folder with the class folders
   * @return the index, without entries if there is no file
   * @throws IOException if the file cannot be read or lacks a column
   */
  public static LeafIndex near(Path folder) throws IOException {
    Path level = folder.toAbsolutePath().normalize();
    for (int up = 0; up <= 2 && level != null; up++, level = level.getParent()) {
      if (Files.isRegularFile(level.resolve(FILE))) {
        return new LeafIndex(read(level));
      }
    }
    return new LeafIndex(Map.of());
  }

  /**
   * Returns what is known of a photo; a photo without a row may be used.
   *
   * @param photo its file
   */
  public Entry of(Path photo) {
    return entries.getOrDefault(photo.toAbsolutePath().normalize(), UNKNOWN);
  }

  private static Map<Path, Entry> read(Path level) throws IOException {
    List<String> lines = Files.readAllLines(level.resolve(FILE));
    List<String> header = List.of(lines.getFirst().split(","));
    int path = column(header, "path");
    int domain = column(header, "domain");
    Optional<Integer> use = Optional.of(header.indexOf("use")).filter(i -> i >= 0);
    Map<Path, Entry> entries = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = List.of(line.split(",", -1));
      boolean mayShip = use.map(i -> fields.get(i).equals("ship")).orElse(true);
      entries.put(
          level.resolve(fields.get(path)).normalize(), new Entry(fields.get(domain), mayShip));
    }
    return entries;
  }

  private static int column(List<String> header, String name) throws IOException {
    int index = header.indexOf(name);
    if (index < 0) {
      throw new IOException("index.csv has no column " + name);
    }
    return index;
  }
}
