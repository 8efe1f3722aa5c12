package org.plantdiseasedetector.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An {@code index.csv} that tells domain, source, leaf and permitted use of photos.
 *
 * <p>The first line names the columns; {@code path} (relative to the index, with forward slashes)
 * is required, {@code domain}, {@code source}, {@code leaf_group} and {@code use} are used where
 * present, others are ignored. Immutable.
 */
public final class PhotoIndex {

  /** File name that is looked for. */
  public static final String FILE = "index.csv";

  private static final int LEVELS_ABOVE = 2;
  private static final String USE = "use";
  private static final String SHIP = "ship";

  private final Path base;
  private final Map<String, Row> rows;
  private final Row unlisted;

  private PhotoIndex(Path base, Map<String, Row> rows, boolean namesUse) {
    this.base = base;
    this.rows = Map.copyOf(rows);
    this.unlisted =
        new Row(LabelledPhoto.UNLISTED, LabelledPhoto.UNLISTED, Optional.empty(), !namesUse);
  }

  /**
   * One photo's entry.
   *
   * @param domain kind of scene
   * @param source data set
   * @param leafGroup photos of one leaf share it
   * @param mayShip whether it may train weights that are shipped: {@code use} says {@code ship}, or
   *     the index has no such column
   */
  public record Row(String domain, String source, Optional<String> leafGroup, boolean mayShip) {}

  /**
   * Looks for {@value #FILE} in a folder and up to two levels above it.
   *
   * @param folder the evaluated folder
   * @return the nearest index file
   */
  public static Optional<Path> discover(Path folder) {
    Path at = folder.toAbsolutePath().normalize();
    for (int level = 0; at != null && level <= LEVELS_ABOVE; level++, at = at.getParent()) {
      Path candidate = at.resolve(FILE);
      if (Files.isRegularFile(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads an index.
   *
   * @param file UTF-8 CSV
   * @throws EvaluationException if it cannot be read or has no {@code path} column
   */
  public static PhotoIndex read(Path file) throws EvaluationException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new EvaluationException(
          "Cannot read the index " + file + ". Check that it is a UTF-8 CSV file.", e);
    }
    List<String> header = lines.isEmpty() ? List.of() : Csv.fields(lines.getFirst());
    if (!header.contains("path")) {
      throw new EvaluationException(
          "The index " + file + " has no column \"path\". Name the columns in its first line.");
    }
    Map<String, Row> rows = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = Csv.fields(line);
      field(header, fields, "path").ifPresent(path -> rows.put(path, row(header, fields)));
    }
    return new PhotoIndex(
        file.toAbsolutePath().resolveSibling("").normalize(), rows, header.contains(USE));
  }

  /**
   * Returns a photo's entry, or one that says "unlisted".
   *
   * @param photo the file
   */
  public Row row(Path photo) {
    Path absolute = photo.toAbsolutePath().normalize();
    if (!absolute.startsWith(base)) {
      return unlisted;
    }
    return rows.getOrDefault(portable(base.relativize(absolute)), unlisted);
  }

  /** Returns a relative path with forward slashes. */
  static String portable(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static Row row(List<String> header, List<String> fields) {
    return new Row(
        field(header, fields, "domain").orElse(LabelledPhoto.UNLISTED),
        field(header, fields, "source").orElse(LabelledPhoto.UNLISTED),
        field(header, fields, "leaf_group"),
        !header.contains(USE) || field(header, fields, USE).equals(Optional.of(SHIP)));
  }

  private static Optional<String> field(List<String> header, List<String> fields, String name) {
    int column = header.indexOf(name);
    return column < 0 || column >= fields.size() || fields.get(column).isBlank()
        ? Optional.empty()
        : Optional.of(fields.get(column).strip());
  }
}
