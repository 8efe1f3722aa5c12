package org.plantdiseasedetector.update.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.update.Release;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Describes a bundle for publishing. Stateless. */
public final class ReleaseMaker {

  /** Headline figures by their name in a release and their place in {@code metrics.json}. */
  private static final Map<String, String> FIGURES =
      Map.of(
          "accuracy", "/test/overall/accuracy/value",
          "macroF1", "/test/overall/macroF1/value",
          "macroF1.field", "/test/domains/field/macroF1/value",
          "macroF1.lab", "/test/domains/lab/macroF1/value");

  private ReleaseMaker() {}

  /**
   * Describes a bundle.
   *
   * @param bundle a valid bundle
   * @param promise macro-F1 on the sample photos, in ten-thousandths
   * @param notes what is new, line by line
   * @throws IOException if a file cannot be read
   */
  public static Release describe(ModelBundle bundle, Optional<Long> promise, List<String> notes)
      throws IOException {
    return new Release(
        bundle.identity().name(),
        bundle.identity().version(),
        files(bundle.directory()),
        bundle.classes().stream().map(ClassId::value).toList(),
        figures(bundle.directory().resolve(ModelBundle.METRICS_FILE)),
        promise,
        notes);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }

  /**
   * Reads the headline figures.
   *
   * @param file the {@code metrics.json} of a bundle; need not exist
   * @return in ten-thousandths, by name
   * @throws IOException if it cannot be read
   */
  public static Map<String, Long> figures(Path file) throws IOException {
    Map<String, Long> figures = new TreeMap<>();
    if (!Files.exists(file)) {
      return figures;
    }
    try {
      JsonNode metrics = new JsonMapper().readTree(Files.readAllBytes(file));
      FIGURES.forEach(
          (name, place) -> {
            JsonNode value = metrics.at(place);
            if (value.isNumber()) {
              figures.put(name, Math.round(value.asDouble() * 10_000));
            }
          });
      return figures;
    } catch (JacksonException damaged) {
      throw new IOException(file + " is no JSON", damaged);
    }
  }
}
