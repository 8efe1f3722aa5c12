package org.plantdiseasedetector.shards;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.domain.PhotoQuality;
import org.plantdiseasedetector.domain.RollUp;
import org.plantdiseasedetector.domain.Severity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Results of a run elsewhere, by the hash of their photos: a line that says what it is, then rows
 * of JSONL. Whatever does not have the expected form is refused, since the file comes from another
 * machine.
 */
public final class ResultsFile {

  private static final String KIND = "pdd results";
  private static final int VERSION = 1;
  private static final long MOST_BYTES = 1L << 30;
  private static final int LONGEST_LINE = 1 << 20;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final ModelIdentity model;
  private final Map<String, String> rows;

  private ResultsFile(ModelIdentity model, Map<String, String> rows) {
    this.model = model;
    this.rows = rows;
  }

  static ObjectNode header(ModelIdentity model) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("kind", KIND).put("version", VERSION);
    json.putObject("model").put("name", model.name()).put("version", model.version());
    return json;
  }

  static boolean isForHistory(JsonNode row) {
    return row.path("sha256").isString() && !row.path("outcome").asString("").equals("rejected");
  }

  /**
   * Reads a file; each row is checked already.
   *
   * @param file made by {@code pdd collect}
   * @throws ShardException if it is no such file, or a line is no valid row
   * @throws IOException if it cannot be read
   */
  public static ResultsFile read(Path file) throws ShardException, IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw ShardException.usage(
          file + " is larger than 1 GiB. Import the results of smaller runs.");
    }
    Map<String, String> rows = new HashMap<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      ModelIdentity model = model(file, in.readLine());
      int number = 2;
      for (String line = in.readLine(); line != null; line = in.readLine(), number++) {
        Diagnosis checked = checked(file, number, line, Path.of(""));
        if (!checked.model().equals(model)) {
          throw invalid(file, number, "the row is of another model than the file");
        }
        rows.put(checked.sha256().orElseThrow(), line);
      }
      return new ResultsFile(model, rows);
    }
  }

  /** Returns the model that answered. */
  public ModelIdentity model() {
    return model;
  }

  /** Returns the number of photos with a result, those of equal content once. */
  public int size() {
    return rows.size();
  }

  /**
   * Finds the result of a photo.
   *
   * @param sha256 of the photo's bytes
   * @param photo where the photo is here
   * @return without times and embedding, which the file does not have
   */
  public Optional<Diagnosis> diagnosis(String sha256, Path photo) {
    return Optional.ofNullable(rows.get(sha256)).map(line -> parse(line, photo));
  }

  private static ModelIdentity model(Path file, String line) throws ShardException {
    try {
      JsonNode json = line == null ? MAPPER.createObjectNode() : MAPPER.readTree(line);
      if (json.path("kind").asString("").equals(KIND) && json.path("version").asInt(0) == VERSION) {
        return model(json.required("model"));
      }
    } catch (JacksonException | IllegalArgumentException noHeader) {
      // Reported below, like JSON of another kind.
    }
    throw ShardException.usage(
        file + " is no file of results. Name the " + Collector.HISTORY + " of pdd collect.");
  }

  private static ModelIdentity model(JsonNode json) {
    return new ModelIdentity(json.required("name").asString(), json.required("version").asString());
  }

  private static Diagnosis checked(Path file, int number, String line, Path photo)
      throws ShardException {
    if (line.length() > LONGEST_LINE) {
      throw invalid(file, number, "the line is too long");
    }
    try {
      return parse(line, photo);
    } catch (RuntimeException noRow) {
      throw invalid(
          file, number, String.valueOf(noRow.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static ShardException invalid(Path file, int line, String why) {
    return ShardException.damaged(
        "Line %d of %s is no valid result: %s. Nothing was saved; collect the run again."
            .formatted(line, file, why));
  }

  private static Diagnosis parse(String line, Path photo) {
    JsonNode row = MAPPER.readTree(line);
    String sha256 = row.required("sha256").asString();
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("sha256 is no hash");
    }
    List<String> warnings = new ArrayList<>();
    row.required("warnings").forEach(warning -> warnings.add(warning.asString()));
    return new Diagnosis(
        photo,
        Optional.of(sha256),
        outcome(row),
        warnings,
        model(row.required("model")),
        device(row.required("device").asString()),
        Duration.ZERO,
        number(row.required("severityPercent")).stream().mapToObj(Severity::new).findFirst(),
        quality(row.required("quality")),
        Optional.empty());
  }

  private static ComputeDevice device(String id) {
    for (ComputeDevice device : ComputeDevice.values()) {
      if (device.id().equals(id)) {
        return device;
      }
    }
    throw new IllegalArgumentException("no such device: " + id);
  }

  private static DiagnosisOutcome outcome(JsonNode row) {
    List<Candidate> candidates = new ArrayList<>();
    row.required("candidates")
        .forEach(
            one ->
                candidates.add(
                    new Candidate(
                        new ClassId(one.required("classId").asString()),
                        one.required("confidence").asDouble())));
    String word = row.required("outcome").asString();
    return switch (word) {
      case "confident" ->
          new DiagnosisOutcome.Confident(
              candidates.getFirst(), candidates.subList(1, candidates.size()));
      case "uncertain" -> new DiagnosisOutcome.Uncertain(candidates, rollUp(row.path("rollUp")));
      case "not_recognised" -> new DiagnosisOutcome.NotRecognised(candidates);
      default -> throw new IllegalArgumentException("no such outcome: " + word);
    };
  }

  private static Optional<RollUp> rollUp(JsonNode json) {
    return json.isObject()
        ? Optional.of(
            new RollUp(
                text(json.path("crop")),
                text(json.path("damage")),
                json.required("confidence").asDouble()))
        : Optional.empty();
  }

  private static Optional<String> text(JsonNode value) {
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  private static OptionalDouble number(JsonNode value) {
    return value.isNull() ? OptionalDouble.empty() : OptionalDouble.of(value.asDouble());
  }

  private static Optional<PhotoQuality> quality(JsonNode json) {
    return json.required("sharpness").isNull()
        ? Optional.empty()
        : Optional.of(
            new PhotoQuality(
                json.required("sharpness").asDouble(),
                json.required("exposure").asDouble(),
                number(json.path("leafFraction"))));
  }
}
