package org.plantdiseasedetector.update.tuf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The signed hashes of a file. All of them must hold.
 *
 * @param byAlgorithm lower-case hexadecimal digits by {@code sha256} and perhaps {@code sha512}
 */
public record Hashes(Map<String, String> byAlgorithm) {

  private static final String SHA256 = "sha256";
  private static final Map<String, String> ALGORITHMS =
      Map.of(SHA256, "SHA-256", "sha512", "SHA-512");

  /** Copies the map. */
  public Hashes {
    byAlgorithm = Map.copyOf(byAlgorithm);
  }

  /** Reads them; an unknown algorithm, or the lack of SHA-256, is an error. */
  static Hashes parse(ObjectNode node) {
    Map<String, String> found = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!ALGORITHMS.containsKey(entry.getKey())) {
        throw new IllegalArgumentException("it has the unknown hash '" + entry.getKey() + "'");
      }
      found.put(entry.getKey(), Fields.hex(node, entry.getKey()));
    }
    if (!found.containsKey(SHA256)) {
      throw new IllegalArgumentException("it lacks a SHA-256");
    }
    return new Hashes(found);
  }

  /** Returns the SHA-256, lower-case hexadecimal. */
  public String sha256() {
    return byAlgorithm.getOrDefault(SHA256, "");
  }

  /**
   * Returns whether a content has these hashes.
   *
   * @param content all of it
   */
  public boolean match(byte[] content) {
    return byAlgorithm.entrySet().stream()
        .allMatch(entry -> entry.getValue().equals(hash(entry.getKey(), content)));
  }

  private static String hash(String algorithm, byte[] content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(ALGORITHMS.getOrDefault(algorithm, algorithm))
                  .digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256 and SHA-512", impossible);
    }
  }
}
