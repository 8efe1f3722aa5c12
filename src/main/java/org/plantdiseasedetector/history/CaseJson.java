package org.plantdiseasedetector.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.Candidate;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.ModelIdentity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A case as JSON, without its number, which other histories give anew. What is read may come from
 * anybody: everything that the database or the app relies on is checked. Stateless.
 */
public final class CaseJson {

  /** A plant has a few photos; more are an attack or an accident. */
  static final int MOST_PHOTOS = 1000;

  private static final int MOST_CANDIDATES = 100;
  private static final int MOST_WARNINGS = 50;
  private static final int MOST_NAME = 1000;
  private static final List<String> OUTCOMES =
      List.of("confident", "uncertain", "not_recognised", "rejected");

  private CaseJson() {}

  /**
   * Writes a case.
   *
   * @param of the case
   */
  public static ObjectNode write(PlantCase of) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", of.id().toString());
    node.put("created", of.created().toString()).put("changed", of.changed().toString());
    write(of.details(), node.putObject("details"));
    write(of.machine(), node.putObject("machine"));
    of.human().ifPresent(human -> write(human, node.putObject("human")));
    ArrayNode photos = node.putArray("photos");
    of.photos().forEach(photo -> write(photo, photos.addObject()));
    return node;
  }

  private static void write(CaseDetails d, ObjectNode node) {
    node.put("visited", d.visited().toString());
    node.put("farm", d.farm()).put("field", d.field()).put("plot", d.plot());
    node.put("crop", d.crop()).put("variety", d.variety()).put("notes", d.notes());
    d.growthStage().ifPresent(stage -> node.put("growthStage", stage));
    d.position().ifPresent(p -> node.put("latitude", p.latitude()).put("longitude", p.longitude()));
    ArrayNode tags = node.putArray("tags");
    d.tags().forEach(tags::add);
  }

  private static void write(MachineLabel machine, ObjectNode node) {
    node.put("outcome", machine.outcome());
    node.put("model", machine.model().name()).put("version", machine.model().version());
    ArrayNode candidates = node.putArray("candidates");
    for (Candidate candidate : machine.candidates()) {
      candidates
          .addObject()
          .put("classId", candidate.classId().value())
          .put("confidence", candidate.confidence());
    }
  }

  private static void write(HumanLabel human, ObjectNode node) {
    node.put("state", human.state().id()).put("by", human.by()).put("at", human.at().toString());
    human.classId().ifPresent(classId -> node.put("classId", classId.value()));
  }

  private static void write(CasePhoto p, ObjectNode node) {
    node.put("id", p.id().toString()).put("fileName", p.fileName());
    node.put("sha256", p.sha256()).put("bytes", p.bytes()).put("device", p.device().id());
    p.takenAt().ifPresent(time -> node.put("takenAt", time.toString()));
    write(p.machine(), node.putObject("machine"));
    p.measures().severityPercent().ifPresent(value -> node.put("severityPercent", value));
    p.measures().sharpness().ifPresent(value -> node.put("sharpness", value));
    p.measures().exposure().ifPresent(value -> node.put("exposure", value));
    p.measures().leafFraction().ifPresent(value -> node.put("leafFraction", value));
    ArrayNode warnings = node.putArray("warnings");
    p.warnings().forEach(warnings::add);
  }

  /**
   * Reads a case.
   *
   * @param node as written by {@link #write}
   * @return the case with the number 0
   * @throws IllegalArgumentException if anything is missing, too long, or out of its range
   */
  public static PlantCase read(JsonNode node) {
    try {
      List<CasePhoto> photos = new ArrayList<>();
      for (JsonNode photo : array(node, "photos", MOST_PHOTOS)) {
        photos.add(photo(photo));
      }
      if (photos.isEmpty()
          || photos.stream().map(CasePhoto::id).distinct().count() < photos.size()) {
        throw new IllegalArgumentException("a case without photos, or with one twice");
      }
      return new PlantCase(
          0,
          UUID.fromString(text(node, "id", 36)),
          instant(node, "created"),
          instant(node, "changed"),
          details(node.path("details")),
          machine(node.path("machine")),
          node.has("human") ? Optional.of(human(node.path("human"))) : Optional.empty(),
          photos);
    } catch (DateTimeException nonsense) {
      throw new IllegalArgumentException("no date or time", nonsense);
    }
  }

  private static CaseDetails details(JsonNode node) {
    List<String> tags = new ArrayList<>();
    array(node, "tags", 20).forEach(tag -> tags.add(string(tag, 50)));
    Optional<Double> latitude = number(node, "latitude");
    Optional<Double> longitude = number(node, "longitude");
    return new CaseDetails(
        inRange(LocalDate.parse(text(node, "visited", 20))),
        text(node, "farm", 200),
        text(node, "field", 200),
        text(node, "plot", 200),
        text(node, "crop", 200),
        text(node, "variety", 200),
        number(node, "growthStage").map(Double::intValue),
        latitude.flatMap(lat -> longitude.map(lon -> new Position(lat, lon))),
        text(node, "notes", 10_000),
        tags);
  }

  private static MachineLabel machine(JsonNode node) {
    List<Candidate> candidates = new ArrayList<>();
    for (JsonNode candidate : array(node, "candidates", MOST_CANDIDATES)) {
      candidates.add(
          new Candidate(
              new ClassId(text(candidate, "classId", 101)),
              number(candidate, "confidence").orElse(Double.NaN)));
    }
    String outcome = text(node, "outcome", 20);
    if (!OUTCOMES.contains(outcome)) {
      throw new IllegalArgumentException("the outcome " + outcome);
    }
    return new MachineLabel(
        outcome,
        candidates,
        new ModelIdentity(text(node, "model", 200), text(node, "version", 100)));
  }

  private static HumanLabel human(JsonNode node) {
    return new HumanLabel(
        LabelState.of(text(node, "state", 20)),
        node.has("classId")
            ? Optional.of(new ClassId(text(node, "classId", 101)))
            : Optional.empty(),
        text(node, "by", 100),
        instant(node, "at"));
  }

  private static CasePhoto photo(JsonNode node) {
    List<String> warnings = new ArrayList<>();
    for (JsonNode warning : array(node, "warnings", MOST_WARNINGS)) {
      warnings.add(string(warning, 190).replace('\n', ' '));
    }
    warnings.removeIf(String::isBlank);
    return new CasePhoto(
        UUID.fromString(text(node, "id", 36)),
        fileName(text(node, "fileName", MOST_NAME)),
        sha256(text(node, "sha256", 64)),
        number(node, "bytes").map(Double::longValue).orElse(-1L),
        node.has("takenAt")
            ? Optional.of(LocalDateTime.parse(text(node, "takenAt", 40)))
                .filter(time -> isInRange(time.toLocalDate()))
            : Optional.empty(),
        machine(node.path("machine")),
        new PhotoMeasures(
            number(node, "severityPercent"),
            number(node, "sharpness"),
            number(node, "exposure"),
            number(node, "leafFraction")),
        ComputeDevice.valueOf(text(node, "device", 10).toUpperCase(Locale.ROOT)),
        warnings);
  }

  /** A name is shown and proposed for exported files; it must be nothing but a name. */
  private static String fileName(String name) {
    boolean plain = name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    if (!plain || name.isBlank() || name.equals(".") || name.equals("..")) {
      throw new IllegalArgumentException("a photo's name that is no plain name");
    }
    return name;
  }

  private static String sha256(String text) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no SHA-256");
    }
    return text;
  }

  private static Instant instant(JsonNode node, String key) {
    Instant time = Instant.parse(text(node, key, 40));
    inRange(time.atZone(ZoneOffset.UTC).toLocalDate());
    return time;
  }

  private static LocalDate inRange(LocalDate day) {
    if (!isInRange(day)) {
      throw new IllegalArgumentException("a day that no database keeps: " + day);
    }
    return day;
  }

  private static boolean isInRange(LocalDate day) {
    return day.getYear() >= 1800 && day.getYear() <= 2400;
  }

  private static JsonNode array(JsonNode node, String key, int most) {
    JsonNode array = node.path(key);
    if (!array.isArray() || array.size() > most) {
      throw new IllegalArgumentException(key + " is no list of at most " + most);
    }
    return array;
  }

  private static String text(JsonNode node, String key, int most) {
    return string(node.get(key), most);
  }

  private static String string(@Nullable JsonNode value, int most) {
    if (value == null || !value.isString() || value.asString().length() > most) {
      throw new IllegalArgumentException("a text that is missing or too long");
    }
    return value.asString();
  }

  private static Optional<Double> number(JsonNode node, String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      throw new IllegalArgumentException(key + " is no number");
    }
    // A negative zero would come out of the database as another number.
    return Optional.of(value.asDouble() + 0.0);
  }
}
