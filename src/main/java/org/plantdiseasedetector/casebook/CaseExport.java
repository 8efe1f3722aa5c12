package org.plantdiseasedetector.casebook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.CaseQuery;
import org.plantdiseasedetector.history.CaseSummary;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.history.LabelState;
import org.plantdiseasedetector.history.PhotoRole;
import org.plantdiseasedetector.history.PlantCase;
import org.plantdiseasedetector.history.Position;
import org.plantdiseasedetector.vault.AtomicFile;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes cases out of the history, in plain text. Runs as long as it takes; not for the
 * user-interface thread.
 *
 * @param history the open history
 * @param copy which bytes of a photo are written
 */
public record CaseExport(History history, PhotoCopy copy) {

  /** Every fifth case of a class is kept for validation. */
  private static final int VALIDATION = 5;

  /**
   * Writes photos as they are stored.
   *
   * @param history the open history
   */
  public CaseExport(History history) {
    this(history, PhotoCopy.AS_IS);
  }

  /**
   * Writes the found cases, of any farm.
   *
   * @param query which cases
   * @param format what to write
   * @param target a file or new folder
   * @return how many cases were written
   * @throws IOException if the target cannot be written
   * @throws HistoryException if a case cannot be read, or the folder exists already
   */
  public int write(CaseQuery query, ExportFormat format, Path target)
      throws IOException, HistoryException {
    return write(query, Optional.empty(), format, target);
  }

  /**
   * Writes the found cases.
   *
   * @param query which cases
   * @param farm only this farm, if given
   * @param format what to write
   * @param target a file, which is replaced when the new one is complete, or for photos a new
   *     folder
   * @return how many cases were written; GeoJSON leaves out those without a position, photos those
   *     without a human label
   * @throws IOException if the target cannot be written
   * @throws HistoryException if a case cannot be read, or the folder exists already
   */
  public int write(CaseQuery query, Optional<String> farm, ExportFormat format, Path target)
      throws IOException, HistoryException {
    List<Long> numbers =
        new ArrayList<>(
            history.search(query, 0, Integer.MAX_VALUE).cases().stream()
                .map(CaseSummary::number)
                .sorted()
                .toList());
    if (farm.isPresent()) {
      numbers.retainAll(new HashSet<>(history.upkeep().casesOfFarm(farm.get())));
    }
    int written =
        switch (format) {
          case CSV -> file(target, out -> csv(numbers, out));
          case GEOJSON -> file(target, out -> geoJson(numbers, out));
          case PHOTOS -> photos(numbers, target);
          case EVERYTHING -> new EverythingExport(history, copy).write(numbers, target);
        };
    // What is asked for by a person or farm names it in its path as a rule; the log stays without.
    String where = format == ExportFormat.EVERYTHING ? "" : " to " + target;
    history.record("exported", written + " cases", format + where);
    return written;
  }

  /** Writes the rows of {@code pdd history export --format csv}. */
  void csv(List<Long> numbers, Path target) throws IOException, HistoryException {
    file(target, out -> csv(numbers, out));
  }

  private interface Body {
    int write(OutputStream out) throws IOException, HistoryException;
  }

  private static int file(Path target, Body body) throws IOException, HistoryException {
    try (AtomicFile file = new AtomicFile(target)) {
      int written = body.write(file.out());
      file.commit();
      return written;
    }
  }

  private int csv(List<Long> numbers, OutputStream out) throws IOException, HistoryException {
    out.write(line(CaseColumns.NAMES.stream()));
    for (long number : numbers) {
      out.write(line(CaseColumns.of(history.find(number)).values().stream()));
    }
    return numbers.size();
  }

  private static byte[] line(Stream<? extends @Nullable Object> cells) {
    String line = cells.map(CaseExport::cell).collect(Collectors.joining(","));
    return (line + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A negative number is no formula and stays a number. */
  private static String cell(@Nullable Object value) {
    return value instanceof Number ? value.toString() : CsvCell.of(Objects.toString(value, ""));
  }

  private int geoJson(List<Long> numbers, OutputStream out) throws IOException, HistoryException {
    JsonMapper mapper = new JsonMapper();
    out.write("{\"type\":\"FeatureCollection\",\"features\":[".getBytes(StandardCharsets.UTF_8));
    int written = 0;
    for (long number : numbers) {
      PlantCase found = history.find(number);
      if (found.details().position().isPresent()) {
        out.write((written == 0 ? "\n" : ",\n").getBytes(StandardCharsets.UTF_8));
        out.write(mapper.writeValueAsBytes(feature(found, found.details().position().get())));
        written++;
      }
    }
    out.write("\n]}\n".getBytes(StandardCharsets.UTF_8));
    return written;
  }

  private static ObjectNode feature(PlantCase found, Position position) {
    ObjectNode feature = JsonNodeFactory.instance.objectNode();
    feature.put("type", "Feature").put("id", found.id().toString());
    feature
        .putObject("geometry")
        .put("type", "Point")
        .putArray("coordinates")
        .add(position.longitude())
        .add(position.latitude());
    ObjectNode properties = feature.putObject("properties");
    CaseColumns.of(found).forEach((name, value) -> properties.putPOJO(name, value));
    return feature;
  }

  private int photos(List<Long> numbers, Path target) throws IOException, HistoryException {
    if (Files.exists(target)) {
      throw new HistoryException(
          HistoryException.Reason.INVALID,
          target + " exists already. Name a new folder; nothing is overwritten.",
          null);
    }
    Map<ClassId, Integer> counts = new TreeMap<>();
    int written = 0;
    for (long number : numbers) {
      PlantCase found = history.find(number);
      if (isLabelled(found)) {
        ClassId label = found.label().orElseThrow();
        int count = counts.merge(label, 1, Integer::sum);
        write(found, target.resolve(count % VALIDATION == 0 ? "val" : "train"), target, label);
        written++;
      }
    }
    return written;
  }

  private static boolean isLabelled(PlantCase found) {
    return found.labelState() == LabelState.CONFIRMED || found.labelState() == LabelState.CORRECTED;
  }

  /** Both splits get every class folder: the training reads the classes off them. */
  private void write(PlantCase found, Path split, Path target, ClassId label)
      throws IOException, HistoryException {
    for (String name : List.of("train", "val")) {
      Files.createDirectories(target.resolve(name).resolve(label.value()));
    }
    for (int i = 0; i < found.photos().size(); i++) {
      CasePhoto photo = found.photos().get(i);
      String name = "case-%d-%d-%s".formatted(found.number(), i + 1, safe(photo.fileName()));
      Optional<byte[]> content = copy.of(photo, history.photo(found, photo, PhotoRole.ORIGINAL));
      if (content.isPresent()) {
        Files.write(split.resolve(label.value()).resolve(name), content.get());
      }
    }
  }

  private static String safe(String fileName) {
    String plain = fileName.replaceAll("[^A-Za-z0-9._-]", "_");
    return plain.substring(Math.max(0, plain.length() - 100));
  }
}
