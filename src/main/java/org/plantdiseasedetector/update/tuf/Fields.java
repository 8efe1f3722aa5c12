package org.plantdiseasedetector.update.tuf;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Typed access to parsed JSON; what is missing or of another type is an error. Stateless. */
public final class Fields {

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
  private static final Pattern HEX = Pattern.compile("([0-9a-f]{2}){1,2048}");

  private Fields() {}

  /**
   * Reads an object.
   *
   * @param parent where it is
   * @param key its key
   * @throws IllegalArgumentException if it is missing or otherwise
   */
  public static ObjectNode object(JsonNode parent, String key) {
    if (parent.path(key) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("it has no object '" + key + "'");
  }

  /**
   * Reads a text.
   *
   * @param parent where it is
   * @param key its key
   * @throws IllegalArgumentException if it is missing or otherwise
   */
  public static String text(JsonNode parent, String key) {
    JsonNode value = parent.path(key);
    if (!value.isString()) {
      throw new IllegalArgumentException("it has no text '" + key + "'");
    }
    return value.asString();
  }

  /**
   * Reads a whole number.
   *
   * @param parent where it is
   * @param key its key
   * @param least the lowest allowed value
   * @throws IllegalArgumentException if it is missing or otherwise
   */
  public static long number(JsonNode parent, String key, long least) {
    JsonNode value = parent.path(key);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < least) {
      throw new IllegalArgumentException("it has no whole number '%s'".formatted(key));
    }
    return value.asLong();
  }

  /**
   * Reads lower-case hexadecimal digits.
   *
   * @param parent where they are
   * @param key their key
   */
  public static String hex(JsonNode parent, String key) {
    return checkedHex(text(parent, key), key);
  }

  /** Checks lower-case hexadecimal digits of whole bytes. */
  static String checkedHex(String value, String key) {
    if (!HEX.matcher(value).matches()) {
      throw new IllegalArgumentException("'%s' is not hexadecimal".formatted(key));
    }
    return value;
  }

  /** Reads a date of the form 2026-11-25T10:00:00Z. */
  static Instant date(JsonNode parent, String key) {
    String value = text(parent, key);
    try {
      if (DATE.matcher(value).matches()) {
        return Instant.parse(value);
      }
    } catch (DateTimeException noSuchDay) {
      throw new IllegalArgumentException("'%s' is no date".formatted(key), noSuchDay);
    }
    throw new IllegalArgumentException("'%s' is no date".formatted(key));
  }

  /**
   * Refuses other keys than these.
   *
   * @param object where the keys are
   * @param known the keys that there must be
   * @throws IllegalArgumentException if it is missing or otherwise
   */
  public static void exactly(ObjectNode object, Set<String> known) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!known.contains(entry.getKey())) {
        throw new IllegalArgumentException("it has the unknown key '" + entry.getKey() + "'");
      }
    }
    if (object.size() != known.size()) {
      throw new IllegalArgumentException("it lacks one of the keys " + known);
    }
  }
}
