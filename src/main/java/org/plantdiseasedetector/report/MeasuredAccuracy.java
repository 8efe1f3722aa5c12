package org.plantdiseasedetector.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plantdiseasedetector.domain.ModelIdentity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How often a model was right on photos that it had not seen, by crop, from the {@code
 * metrics.json} of its bundle.
 *
 * @param model which model
 * @param crops by the host part of the class ids
 */
public record MeasuredAccuracy(ModelIdentity model, Map<String, Figure> crops) {

  private static final String FILE = "metrics.json";
  private static final long MOST_BYTES = 4 << 20;

  /**
   * A measured share.
   *
   * @param value share of photos whose first class was right, in [0, 1]
   * @param low lower end of the 95 % interval
   * @param high upper end of the 95 % interval
   * @param photos how many were tested
   */
  public record Figure(double value, double low, double high, int photos) {}

  /** Copies the map. */
  public MeasuredAccuracy {
    crops = Map.copyOf(crops);
  }

  /**
   * Reads the figures of a bundle.
   *
   * @param bundle its folder
   * @return empty if the bundle has no figures
   * @throws IOException if the file is damaged or too large
   */
  public static Optional<MeasuredAccuracy> read(Path bundle) throws IOException {
    Path file = bundle.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is larger than " + MOST_BYTES + " bytes");
    }
    try {
      JsonNode root = JsonMapper.shared().readTree(Files.readAllBytes(file));
      Map<String, Figure> crops = new TreeMap<>();
      for (var entry : root.path("test").path("crops").properties()) {
        figure(entry.getValue()).ifPresent(figure -> crops.put(entry.getKey(), figure));
      }
      JsonNode model = root.path("model");
      ModelIdentity identity =
          new ModelIdentity(model.path("name").asString(""), model.path("version").asString(""));
      return Optional.of(new MeasuredAccuracy(identity, crops));
    } catch (JacksonException damaged) {
      throw new IOException(file + " is damaged: " + damaged.getMessage(), damaged);
    }
  }

  private static Optional<Figure> figure(JsonNode crop) {
    JsonNode accuracy = crop.path("accuracy");
    if (!accuracy.path("value").isNumber() || !crop.path("n").isIntegralNumber()) {
      return Optional.empty();
    }
    double value = accuracy.path("value").asDouble();
    return Optional.of(
        new Figure(
            value,
            accuracy.path("low").asDouble(value),
            accuracy.path("high").asDouble(value),
            crop.path("n").asInt()));
  }
}
