package org.plantdiseasedetector.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.plantdiseasedetector.update.tuf.Fields;
import org.plantdiseasedetector.update.tuf.PlainText;
import org.plantdiseasedetector.update.tuf.StrictJson;
import org.plantdiseasedetector.update.tuf.WireForm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the publisher says of a model: the signed file {@code <name>-<version>/release.json}.
 *
 * @param name of the model
 * @param version of the model
 * @param files names of the bundle's files, all of them in the bundle's folder itself
 * @param classes ids of the classes
 * @param metrics measured figures in ten-thousandths, by name
 * @param promise macro-F1 on the sample photos of the app, in ten-thousandths; the self-test before
 *     the installation must not fall below
 * @param notes what is new, line by line, made safe to show
 */
public record Release(
    String name,
    String version,
    List<String> files,
    List<String> classes,
    Map<String, Long> metrics,
    Optional<Long> promise,
    List<String> notes) {

  /** Name of the file. */
  public static final String FILE = "release.json";

  /** Most bytes of the file. */
  public static final int MOST_BYTES = 256 << 10;

  private static final String FORMAT = "pdd-release-1";
  private static final int MOST_FILES = 64;

  /** Begins and ends with a letter or digit: such a name means the same on every file system. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");

  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  /** Copies the lists and checks the names. */
  public Release {
    files = List.copyOf(files);
    classes = List.copyOf(classes);
    metrics = Map.copyOf(metrics);
    notes = notes.stream().map(PlainText::of).toList();
    requirePlain(name);
    requirePlain(version);
    files.forEach(Release::requirePlain);
    long different = files.stream().map(file -> file.toLowerCase(Locale.ROOT)).distinct().count();
    if (different != files.size() || files.isEmpty() || files.size() > MOST_FILES) {
      throw new IllegalArgumentException("it names no files, too many, or two that collide");
    }
  }

  private static void requirePlain(String name) {
    if (!PLAIN.matcher(name).matches() || RESERVED.matcher(name).matches()) {
      throw new IllegalArgumentException("it has the name '" + name + "', which is not allowed");
    }
  }

  /** Returns the name of the bundle's folder. */
  public String folder() {
    return name + "-" + version;
  }

  /**
   * Returns the path of a file in the repository.
   *
   * @param file one of {@link #files}
   */
  public String path(String file) {
    return folder() + "/" + file;
  }

  /** Returns the canonical file. */
  public byte[] render() {
    ObjectNode node = StrictJson.object();
    node.put("format", FORMAT).put("name", name).put("version", version);
    texts(node.putArray("files"), files);
    texts(node.putArray("classes"), classes);
    ObjectNode figures = node.putObject("metrics");
    metrics.forEach(figures::put);
    promise.ifPresent(value -> node.put("samplesMacroF1", value));
    texts(node.putArray("notes"), notes);
    return StrictJson.canonical(node);
  }

  private static void texts(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }

  /**
   * Reads the file.
   *
   * @param bytes as rendered
   * @throws IllegalArgumentException if it is anything else
   */
  public static Release parse(byte[] bytes) {
    ObjectNode node = StrictJson.parse(bytes, WireForm.CANONICAL);
    if (!Fields.text(node, "format").equals(FORMAT)) {
      throw new IllegalArgumentException("it is of a format that this app does not know");
    }
    Optional<Long> promise =
        node.has("samplesMacroF1")
            ? Optional.of(Fields.number(node, "samplesMacroF1", 0))
            : Optional.empty();
    Set<String> keys = Set.of("format", "name", "version", "files", "classes", "metrics", "notes");
    if (node.size() != keys.size() + (promise.isPresent() ? 1 : 0)) {
      throw new IllegalArgumentException("it has unknown keys");
    }
    return new Release(
        Fields.text(node, "name"),
        Fields.text(node, "version"),
        texts(node, "files"),
        texts(node, "classes"),
        figures(Fields.object(node, "metrics")),
        promise,
        texts(node, "notes"));
  }

  private static List<String> texts(ObjectNode node, String key) {
    List<String> texts = new ArrayList<>();
    if (!node.path(key).isArray()) {
      throw new IllegalArgumentException("it has no list '" + key + "'");
    }
    for (JsonNode text : node.path(key)) {
      if (!text.isString()) {
        throw new IllegalArgumentException(
            "it has a list '" + key + "' of other things than texts");
      }
      texts.add(text.asString());
    }
    return texts;
  }

  private static Map<String, Long> figures(ObjectNode node) {
    Map<String, Long> figures = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      figures.put(entry.getKey(), Fields.number(node, entry.getKey(), 0));
    }
    return figures;
  }
}
