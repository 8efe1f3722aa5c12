package org.plantdiseasedetector.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.plantdiseasedetector.domain.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Small JSON files with exactly one valid form: what is read must be, byte for byte, what would be
 * written, and its last key is the SHA-256 of everything before. A flipped bit is therefore never
 * mistaken for a wrong passphrase. Stateless.
 */
public final class CanonicalJson {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String CHECKSUM = "checksum";

  private CanonicalJson() {}

  /**
   * Renders an object.
   *
   * @param content without the checksum, which is appended
   * @return UTF-8
   */
  public static byte[] render(ObjectNode content) {
    ObjectNode complete = content.deepCopy();
    complete.remove(CHECKSUM);
    complete.put(CHECKSUM, Sha256.hex(bytes(complete)));
    return bytes(complete);
  }

  /**
   * Reads an object.
   *
   * @param bytes as written by {@link #render}
   * @param format value that the key {@code format} must have
   * @return the object with its checksum
   * @throws IllegalArgumentException if it is anything else
   */
  public static ObjectNode parse(byte[] bytes, String format) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node instanceof ObjectNode object
          && format.equals(text(object, "format"))
          && Arrays.equals(render(object), bytes)) {
        return object;
      }
    } catch (JacksonException damaged) {
      throw new IllegalArgumentException("no JSON", damaged);
    }
    throw new IllegalArgumentException("not as it was written");
  }

  /**
   * Reads a text.
   *
   * @param object from {@link #parse}
   * @param key its key
   * @throws IllegalArgumentException if it is missing or no text
   */
  public static String text(JsonNode object, String key) {
    JsonNode value = object.path(key);
    if (!value.isString()) {
      throw new IllegalArgumentException("no text " + key);
    }
    return value.asString();
  }

  /**
   * Reads a whole number.
   *
   * @param object from {@link #parse}
   * @param key its key
   * @throws IllegalArgumentException if it is missing or no 64-bit number
   */
  public static long number(JsonNode object, String key) {
    JsonNode value = object.path(key);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException("no whole number " + key);
    }
    return value.asLong();
  }

  /**
   * Reads bytes.
   *
   * @param object from {@link #parse}
   * @param key its key
   * @param length number of bytes that there must be
   * @throws IllegalArgumentException if it is missing or has another length
   */
  public static byte[] binary(JsonNode object, String key, int length) {
    byte[] value = Base64.getDecoder().decode(text(object, key));
    if (value.length != length) {
      throw new IllegalArgumentException(key + " has " + value.length + " bytes");
    }
    return value;
  }

  /**
   * Encodes bytes as a value.
   *
   * @param value any bytes
   */
  public static String encode(byte[] value) {
    return Base64.getEncoder().encodeToString(value);
  }

  private static byte[] bytes(ObjectNode node) {
    return (MAPPER.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
