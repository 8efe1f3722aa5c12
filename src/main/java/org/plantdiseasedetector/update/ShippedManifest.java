package org.plantdiseasedetector.update;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.ModelCatalogue;
import org.plantdiseasedetector.update.tuf.Fields;
import org.plantdiseasedetector.update.tuf.Hashes;
import org.plantdiseasedetector.update.tuf.StrictJson;
import org.plantdiseasedetector.update.tuf.TargetFile;
import org.plantdiseasedetector.update.tuf.WireForm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hashes of the models that come with the app. They lie among the app's own classes, so that they
 * are as trustworthy as the installation (docs/adr/0086). Immutable.
 *
 * @param models files by name, by folder name
 */
public record ShippedManifest(Map<String, Map<String, TargetFile>> models) {

  /** Where the manifest lies among the sources, seen from the project's folder. */
  public static final String SOURCE =
      "src/main/resources/org/plantdiseasedetector/update/shipped-models.json";

  private static final String RESOURCE = "shipped-models.json";
  private static final String FORMAT = "pdd-shipped-1";

  /** Copies the maps. */
  public ShippedManifest {
    models = Map.copyOf(models);
  }

  /**
   * Reads the manifest of this app.
   *
   * @throws IOException if the app is damaged
   */
  public static ShippedManifest ofApp() throws IOException {
    try (InputStream in = ShippedManifest.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException(RESOURCE + " is missing in the app");
      }
      return parse(in.readAllBytes());
    } catch (IllegalArgumentException damaged) {
      throw new IOException(RESOURCE + " in the app is damaged", damaged);
    }
  }

  /**
   * Makes the manifest of a folder of models.
   *
   * @param folder with one folder per model
   * @throws IOException if a file cannot be read
   * @throws BundleException if the folder cannot be read
   */
  public static ShippedManifest of(Path folder) throws IOException, BundleException {
    Map<String, Map<String, TargetFile>> models = new TreeMap<>();
    for (Path model : new ModelCatalogue(folder).folders()) {
      Map<String, TargetFile> files = new TreeMap<>();
      for (Path file : children(model)) {
        Hashes hashes = new Hashes(Map.of("sha256", FolderCheck.sha256(file)));
        files.put(file.getFileName().toString(), new TargetFile(Files.size(file), hashes));
      }
      models.put(model.getFileName().toString(), files);
    }
    return new ShippedManifest(models);
  }

  private static List<Path> children(Path model) throws IOException {
    try (Stream<Path> files = Files.list(model)) {
      return files.sorted().toList();
    }
  }

  /**
   * Looks for a difference between a model and what came with the app.
   *
   * @param model its folder
   * @return half a sentence, or empty if it is genuine
   */
  public Optional<String> problem(Path model) {
    return FolderCheck.problem(
        model, models.getOrDefault(model.getFileName().toString(), Map.of()));
  }

  /**
   * Returns whether the app came with a newer version of a model.
   *
   * @param name of the model
   * @param version to compare with
   */
  boolean hasNewer(String name, String version) {
    return models.keySet().stream()
        .filter(folder -> folder.startsWith(name + "-"))
        .map(folder -> folder.substring(name.length() + 1))
        .anyMatch(shipped -> ModelCatalogue.compareVersions(shipped, version) > 0);
  }

  /** Returns the canonical file. */
  public byte[] render() {
    ObjectNode node = StrictJson.object();
    node.put("format", FORMAT);
    ObjectNode all = node.putObject("models");
    models.forEach(
        (model, files) -> {
          ObjectNode list = all.putObject(model);
          files.forEach(
              (name, file) ->
                  list.putObject(name)
                      .put("length", file.length())
                      .put("sha256", file.hashes().sha256()));
        });
    return StrictJson.canonical(node);
  }

  /**
   * Reads the file.
   *
   * @param bytes as rendered
   * @throws IllegalArgumentException if it is anything else
   */
  public static ShippedManifest parse(byte[] bytes) {
    ObjectNode node = StrictJson.parse(bytes, WireForm.CANONICAL);
    if (!Fields.text(node, "format").equals(FORMAT)) {
      throw new IllegalArgumentException("it has another format");
    }
    Map<String, Map<String, TargetFile>> models = new HashMap<>();
    ObjectNode all = Fields.object(node, "models");
    for (Map.Entry<String, JsonNode> model : all.properties()) {
      Map<String, TargetFile> files = new HashMap<>();
      for (Map.Entry<String, JsonNode> file : model.getValue().properties()) {
        Hashes hashes = new Hashes(Map.of("sha256", Fields.hex(file.getValue(), "sha256")));
        files.put(
            file.getKey(), new TargetFile(Fields.number(file.getValue(), "length", 0), hashes));
      }
      models.put(model.getKey(), files);
    }
    return new ShippedManifest(models);
  }
}
