package org.plantdiseasedetector.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plantdiseasedetector.domain.ClassId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which classes a model mixes up, from the confusion matrix in its {@code metrics.json}. Immutable
 * and thread-safe.
 */
public final class Confusions {

  private static final long MAX_BYTES = 4 << 20;
  private static final String METRICS_FILE = "metrics.json";

  private final Map<ClassId, Row> rows;

  private record Row(int photos, Map<ClassId, Integer> takenFor) {
    int takenFor(ClassId other) {
      return takenFor.getOrDefault(other, 0);
    }
  }

  private Confusions(Map<ClassId, Row> rows) {
    this.rows = rows;
  }

  /** Returns what is known of a model that was not measured: nothing. */
  public static Confusions unknown() {
    return new Confusions(Map.of());
  }

  /**
   * Reads the counts of a bundle. A bundle without them is as good as one that was not measured.
   *
   * @param bundle its folder
   * @throws IOException if the file is there but damaged or too large
   */
  public static Confusions read(Path bundle) throws IOException {
    Path file = bundle.resolve(METRICS_FILE);
    if (!Files.exists(file)) {
      return unknown();
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is larger than " + MAX_BYTES + " bytes");
    }
    try {
      JsonNode classes =
          JsonMapper.shared().readTree(Files.readAllBytes(file)).path("test").path("classes");
      Map<ClassId, Row> rows = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : classes.properties()) {
        if (entry.getValue().path("takenFor").isObject()) {
          rows.put(new ClassId(entry.getKey()), row(entry.getValue()));
        }
      }
      return new Confusions(rows);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static Row row(JsonNode node) {
    Map<ClassId, Integer> takenFor = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : node.path("takenFor").properties()) {
      takenFor.put(new ClassId(entry.getKey()), entry.getValue().asInt(0));
    }
    return new Row(node.path("n").asInt(0), takenFor);
  }

  /** Returns whether the bundle says anything about confusions. */
  public boolean isMeasured() {
    return !rows.isEmpty();
  }

  /**
   * Lists what a class was mixed up with.
   *
   * @param classId the class
   * @return every class that was taken for it, or that it was taken for, most photos first
   */
  public List<Confusion> of(ClassId classId) {
    List<Confusion> found = new ArrayList<>();
    Row own = rows.get(classId);
    if (own == null) {
      return found;
    }
    rows.forEach(
        (other, row) -> {
          int away = own.takenFor(other);
          int towards = row.takenFor(classId);
          if (!other.equals(classId) && away + towards > 0) {
            found.add(new Confusion(classId, other, own.photos(), away, row.photos(), towards));
          }
        });
    found.sort(Comparator.comparingInt(Confusion::total).reversed());
    return found;
  }
}
