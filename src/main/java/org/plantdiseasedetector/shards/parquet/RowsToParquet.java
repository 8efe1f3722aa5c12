package org.plantdiseasedetector.shards.parquet;

import static org.plantdiseasedetector.shards.parquet.Column.Kind.INTEGER;
import static org.plantdiseasedetector.shards.parquet.Column.Kind.NUMBER;
import static org.plantdiseasedetector.shards.parquet.Column.Kind.TEXT;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.vault.AtomicFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of {@code pdd diagnose --format jsonl} as Parquet. Keys inside other keys are joined by an
 * underscore; candidates and warnings stay JSON, as a text.
 */
public final class RowsToParquet {

  /**
   * A column and where its cell is in a row.
   *
   * @param pointer JSON pointer
   */
  private record Field(Column column, String pointer) {}

  private static final String TIME = "/elapsedMillis";
  private static final List<Field> FIELDS =
      List.of(
          field("/path", TEXT),
          field("/sha256", TEXT),
          field("/outcome", TEXT),
          field("/classId", TEXT),
          field("/crop", TEXT),
          field("/confidence", NUMBER),
          field("/candidates", TEXT),
          field("/severityPercent", NUMBER),
          field("/severityGrade", TEXT),
          field("/quality/sharpness", NUMBER),
          field("/quality/exposure", NUMBER),
          field("/quality/leafFraction", NUMBER),
          field("/warnings", TEXT),
          field("/model/name", TEXT),
          field("/model/version", TEXT),
          field("/device", TEXT),
          field(TIME, INTEGER),
          field("/failure/code", TEXT),
          field("/failure/message", TEXT),
          field("/rollUp/crop", TEXT),
          field("/rollUp/damage", TEXT),
          field("/rollUp/confidence", NUMBER));

  private RowsToParquet() {}

  private static Field field(String pointer, Column.Kind kind) {
    return new Field(new Column(pointer.substring(1).replace('/', '_'), kind), pointer);
  }

  /**
   * Converts a file.
   *
   * @param rows JSONL, complete
   * @param table the new file, which appears when it is complete
   * @param withTimes whether the rows say how long each photo took
   * @throws IOException if one cannot be read or the other not written
   */
  public static void convert(Path rows, Path table, boolean withTimes) throws IOException {
    List<Field> fields =
        FIELDS.stream().filter(field -> withTimes || !field.pointer().equals(TIME)).toList();
    JsonMapper mapper = new JsonMapper();
    try (BufferedReader in = Files.newBufferedReader(rows);
        AtomicFile file = new AtomicFile(table)) {
      ParquetTable out = new ParquetTable(file.out(), fields.stream().map(Field::column).toList());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.add(cells(fields, mapper.readTree(line)));
      }
      out.end();
      file.commit();
    }
  }

  private static List<@Nullable Object> cells(List<Field> fields, JsonNode row) {
    List<@Nullable Object> cells = new ArrayList<>(fields.size());
    for (Field field : fields) {
      cells.add(cell(field.column().kind(), row.at(field.pointer())));
    }
    return cells;
  }

  private static @Nullable Object cell(Column.Kind kind, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return switch (kind) {
      case TEXT -> value.isString() ? value.asString() : value.toString();
      case NUMBER -> value.asDouble();
      case INTEGER -> value.asLong();
    };
  }
}
