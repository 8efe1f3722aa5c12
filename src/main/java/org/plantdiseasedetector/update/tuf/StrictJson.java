package org.plantdiseasedetector.update.tuf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as TUF signs it: the canonical form of OLPC (http://wiki.laptop.org/go/Canonical_JSON) has
 * sorted keys, no white space, no fractions, and escapes nothing but quote and backslash. Reading
 * refuses doubled keys, fractions, numbers beyond 64 bits, control characters, deep nesting and
 * anything behind the end. Stateless.
 */
public final class StrictJson {

  private static final int MOST_DEPTH = 12;
  private static final int MOST_DIGITS = 19;
  private static final int MOST_TEXT = 64 << 10;
  private static final int MOST_NAME = 512;

  /**
   * Only the tokens of Jackson are used: its object mapper takes a quarter of a second to load,
   * which every start of the app would pay.
   */
  private static final JsonFactory TOKENS =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_DEPTH)
                  .maxNumberLength(MOST_DIGITS)
                  .maxStringLength(MOST_TEXT)
                  .maxNameLength(MOST_NAME)
                  .build())
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private StrictJson() {}

  /** Returns an empty object, to be filled and rendered. */
  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /**
   * Reads an object.
   *
   * @param bytes UTF-8
   * @param form how it may be written
   * @throws IllegalArgumentException with half a sentence for the user if it is anything else
   */
  public static ObjectNode parse(byte[] bytes, WireForm form) {
    ObjectNode object;
    byte[] canonical;
    try (JsonParser parser = TOKENS.createParser(ObjectReadContext.empty(), bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("it is no JSON object");
      }
      object = readObject(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("it goes on behind its end");
      }
      canonical = canonical(object);
    } catch (JacksonException damaged) {
      throw new IllegalArgumentException("it is no strict JSON", damaged);
    }
    if (form == WireForm.CANONICAL && !Arrays.equals(canonical, bytes)) {
      throw new IllegalArgumentException("it is not canonical JSON");
    }
    return object;
  }

  private static ObjectNode readObject(JsonParser parser) {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, readValue(parser));
    }
    return object;
  }

  private static JsonNode readValue(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
      case VALUE_NULL -> NODES.nullNode();
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getLongValue());
      default -> throw new IllegalArgumentException("it has a number that is no whole number");
    };
  }

  private static ArrayNode readArray(JsonParser parser) {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(readValue(parser));
    }
    return array;
  }

  /**
   * Renders the canonical form.
   *
   * @param node objects, arrays, texts, whole numbers, booleans and null
   * @return UTF-8
   * @throws IllegalArgumentException if it has a fraction, a number beyond 64 bits or a control
   *     character
   */
  public static byte[] canonical(JsonNode node) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(node, out);
    return out.toByteArray();
  }

  private static void write(JsonNode node, ByteArrayOutputStream out) {
    if (node.isObject()) {
      writeObject(node, out);
    } else if (node.isArray()) {
      String separator = "[";
      for (JsonNode element : node) {
        raw(separator, out);
        write(element, out);
        separator = ",";
      }
      raw(node.isEmpty() ? "[]" : "]", out);
    } else if (node.isString()) {
      text(node.asString(), out);
    } else if (node.isIntegralNumber() && node.canConvertToLong()) {
      raw(Long.toString(node.asLong()), out);
    } else if (node.isBoolean() || node.isNull()) {
      raw(node.isNull() ? "null" : Boolean.toString(node.asBoolean()), out);
    } else {
      throw new IllegalArgumentException("it has a number that is no 64-bit whole number");
    }
  }

  private static void writeObject(JsonNode node, ByteArrayOutputStream out) {
    List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(node.properties());
    // UTF-8 sorts like code points; Java's own order of texts does not.
    entries.sort((a, b) -> Arrays.compareUnsigned(utf8(a.getKey()), utf8(b.getKey())));
    String separator = "{";
    for (Map.Entry<String, JsonNode> entry : entries) {
      raw(separator, out);
      text(entry.getKey(), out);
      raw(":", out);
      write(entry.getValue(), out);
      separator = ",";
    }
    raw(entries.isEmpty() ? "{}" : "}", out);
  }

  private static void text(String value, ByteArrayOutputStream out) {
    if (value.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("it has a control character");
    }
    raw("\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"", out);
  }

  private static void raw(String text, ByteArrayOutputStream out) {
    out.writeBytes(utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
