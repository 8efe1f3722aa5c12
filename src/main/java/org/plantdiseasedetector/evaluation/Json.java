package org.plantdiseasedetector.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON that is the same to the byte on every platform: fixed order, line feeds, six decimals. */
final class Json {

  private static final double DECIMALS = 1e6;
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter WRITER =
      MAPPER
          .writer()
          .with(
              new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

  private Json() {}

  /** Makes an empty object, which keeps the order of insertion. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Puts a number rounded to six decimals, or null for not a number. */
  static void put(ObjectNode node, String key, double value) {
    if (Double.isNaN(value)) {
      node.putNull(key);
    } else {
      node.put(key, Math.rint(value * DECIMALS) / DECIMALS);
    }
  }

  /** Formats a document, ended by a line feed. */
  static String text(JsonNode node) {
    return WRITER.writeValueAsString(node) + "\n";
  }

  /**
   * Reads a JSON object.
   *
   * @throws EvaluationException if the file is missing, unreadable, or no JSON object
   */
  static ObjectNode read(Path file) throws EvaluationException {
    try {
      JsonNode node = MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8));
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new EvaluationException(file + " holds no JSON object. Restore the file.");
    } catch (IOException | JacksonException e) {
      throw new EvaluationException("Cannot read " + file + " as JSON. Restore the file.", e);
    }
  }
}
