package org.plantdiseasedetector.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.Temperature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code metrics.json} and {@code model-card.md} of a bundle.
 *
 * <p>One section per evaluation ({@link #SECTIONS}), a free {@code training} section, and {@code
 * config}, which repeats the bundle's configuration and names the weights that were measured.
 */
public final class BundleMetrics {

  /** Section of what is known about the training. */
  public static final String TRAINING = "training";

  /** Section of the test split's figures. */
  public static final String TEST = "test";

  /** Section of the validation split's figures. */
  public static final String VALIDATION = "validation";

  /** Sections that an evaluation may fill, in the order of the file. */
  public static final List<String> SECTIONS =
      List.of(
          TEST,
          VALIDATION,
          BlankLeaf.Fill.FLAT.section(),
          BlankLeaf.Fill.GRAIN.section(),
          MaskFigures.SEVERITY,
          MaskFigures.NOVEL);

  /** Fields of {@code config} with the SHA-256 of the bundle's weight files. */
  static final SortedMap<String, String> WEIGHTS =
      new TreeMap<>(
          Map.of("headSha256", ModelBundle.HEAD_FILE, "networkSha256", ModelBundle.NETWORK_FILE));

  private BundleMetrics() {}

  /**
   * Puts the figures of an evaluation into a bundle and writes its card anew. Sections that were
   * measured with other weights are dropped; {@code training} is kept.
   *
   * @param bundle the evaluated bundle
   * @param section one of {@link #SECTIONS}
   * @param report what was found
   * @param training file with a JSON object for the section {@code training}, or empty to keep it
   * @throws EvaluationException if the section does not exist, {@code metrics.json} belongs to
   *     another model, or a file cannot be read or written
   */
  public static void update(
      ModelBundle bundle, String section, EvaluationReport report, Optional<Path> training)
      throws EvaluationException {
    put(bundle, section, figures(report), training);
    if (section.equals(TEST)) {
      writeDiagram(bundle.directory(), report);
    }
  }

  /**
   * Puts figures of any kind into a section, in the same way.
   *
   * @param bundle the evaluated bundle
   * @param section one of {@link #SECTIONS}
   * @param figures the section's content
   * @param training as for {@link #update}
   * @throws EvaluationException as for {@link #update}
   */
  static void put(ModelBundle bundle, String section, ObjectNode figures, Optional<Path> training)
      throws EvaluationException {
    if (!SECTIONS.contains(section)) {
      throw new EvaluationException("No section " + section + ". Choose one of " + SECTIONS + ".");
    }
    Path file = bundle.directory().resolve(ModelBundle.METRICS_FILE);
    ObjectNode old = Files.exists(file) ? Json.read(file) : Json.object();
    ObjectNode model = MetricsJson.model(bundle.identity());
    if (old.has("model") && !old.get("model").equals(model)) {
      throw new EvaluationException(
          file + " belongs to another model or version. Delete it and evaluate again.");
    }
    ObjectNode merged = header(bundle, model);
    boolean isSameModel = merged.get("config").equals(old.path("config"));
    for (String name : SECTIONS) {
      JsonNode kept = isSameModel ? old.path(name) : MissingNode.getInstance();
      putObject(merged, name, name.equals(section) ? figures : kept);
    }
    putObject(
        merged, TRAINING, training.isPresent() ? Json.read(training.get()) : old.path(TRAINING));
    write(bundle.directory(), merged);
  }

  /** Tells whether figures were measured with the weights and configuration of a bundle. */
  static boolean isOf(ObjectNode metrics, ModelBundle bundle) throws EvaluationException {
    return metrics.path("model").equals(MetricsJson.model(bundle.identity()))
        && metrics.path("config").equals(config(bundle));
  }

  /** Without fonts there is no diagram; then there must be no old one either. */
  private static void writeDiagram(Path folder, EvaluationReport report)
      throws EvaluationException {
    Path file = folder.resolve(ModelBundle.RELIABILITY_FILE);
    try {
      Optional<byte[]> png = ReportFolder.reliability(report);
      if (png.isPresent()) {
        replace(file, png.get());
      } else {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new EvaluationException(
          "Cannot write " + file + ". Check the disk's free space and rights.", e);
    }
  }

  private static ObjectNode header(ModelBundle bundle, ObjectNode model)
      throws EvaluationException {
    ObjectNode node = Json.object();
    node.put("schema", MetricsJson.SCHEMA);
    node.set("model", model);
    node.set("config", config(bundle));
    return node;
  }

  private static ObjectNode figures(EvaluationReport report) {
    ObjectNode figures = MetricsJson.of(report);
    figures.remove("schema");
    figures.remove("model");
    return figures;
  }

  private static void putObject(ObjectNode parent, String name, JsonNode node) {
    if (node.isObject()) {
      parent.set(name, node);
    }
  }

  private static void write(Path folder, ObjectNode metrics) throws EvaluationException {
    byte[] bytes = Json.text(metrics).getBytes(StandardCharsets.UTF_8);
    byte[] card = ModelCard.render(bytes, metrics).getBytes(StandardCharsets.UTF_8);
    replace(folder.resolve(ModelBundle.METRICS_FILE), bytes);
    replace(folder.resolve(ModelBundle.CARD_FILE), card);
  }

  private static ObjectNode config(ModelBundle bundle) throws EvaluationException {
    ObjectNode node = Json.object();
    node.put("classes", bundle.classes().size());
    node.put("crops", (int) bundle.classes().stream().map(ClassId::crop).distinct().count());
    node.put("inputSize", bundle.config().input().size());
    ArrayNode views = node.putArray("views");
    bundle
        .config()
        .input()
        .views()
        .forEach(view -> views.add(view.name().toLowerCase(Locale.ROOT)));
    node.set("temperature", temperature(bundle.trust().temperature()));
    ObjectNode limits = node.putObject("candidateLimits");
    Json.put(limits, "lab", bundle.trust().labLimit());
    Json.put(limits, "field", bundle.trust().fieldLimit());
    node.set("thresholds", MetricsJson.thresholds(bundle.config().thresholds()));
    for (Map.Entry<String, String> weight : WEIGHTS.entrySet()) {
      node.put(weight.getKey(), sha256(bundle.directory().resolve(weight.getValue())));
    }
    return node;
  }

  private static ObjectNode temperature(Temperature temperature) {
    ObjectNode node = Json.object();
    Json.put(node, "base", temperature.base());
    Json.put(node, "byField", temperature.byField());
    Json.put(node, "bySpread", temperature.bySpread());
    return node;
  }

  private static String sha256(Path file) throws EvaluationException {
    try {
      return Sha256.hex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new EvaluationException("Cannot read " + file + ". Restore the bundle.", e);
    }
  }

  private static void replace(Path file, byte[] content) throws EvaluationException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(temporary, content);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new EvaluationException(
          "Cannot write " + file + ". Check the disk's free space and rights.", e);
    }
  }
}
