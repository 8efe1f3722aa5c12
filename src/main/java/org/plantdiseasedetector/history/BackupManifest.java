package org.plantdiseasedetector.history;

import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.plantdiseasedetector.vault.CanonicalJson;
import org.plantdiseasedetector.vault.KeyMaterial;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backup holds, in the order in which it holds it.
 *
 * @param vault identity of the vault
 * @param created when
 * @param files every file
 */
record BackupManifest(UUID vault, Instant created, List<Item> files) {

  private static final String FORMAT = "pdd-backup";
  private static final int SHA256 = 32;
  private static final String MAC = "mac";

  /** Only these names are ever written on restoring, so that nothing lands elsewhere. */
  private static final Pattern NAME =
      Pattern.compile(
          "vault\\.json|cases\\.mv\\.db|database\\.seal"
              + "|photos/[0-9a-f]{2}/[0-9a-f-]{36}\\.(original|thumbnail)");

  /**
   * A file.
   *
   * @param name path below the history's folder, with slashes
   * @param bytes its size
   * @param sha256 of its content
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Item(String name, long bytes, byte[] sha256) {
    /** Refuses names that could lead out of the folder. */
    Item {
      if (!NAME.matcher(name).matches() || bytes < 0) {
        throw new IllegalArgumentException("not a file of a history: " + name);
      }
    }
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  byte[] render(KeyMaterial key) {
    ObjectNode node = content();
    node.put(MAC, CanonicalJson.encode(mac(key)));
    return CanonicalJson.render(node);
  }

  /** Returns whether the file's text is exactly this, under this key. */
  boolean isAuthentic(byte[] text, KeyMaterial key) {
    return MessageDigest.isEqual(text, render(key));
  }

  private byte[] mac(KeyMaterial key) {
    return key.mac().doFinal(CanonicalJson.render(content()));
  }

  private ObjectNode content() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT).put("version", 1);
    node.put("vault", vault.toString()).put("created", created.toString());
    ArrayNode array = node.putArray("files");
    for (Item item : files) {
      array
          .addObject()
          .put("name", item.name())
          .put("bytes", item.bytes())
          .put("sha256", CanonicalJson.encode(item.sha256()));
    }
    return node;
  }

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException if it is damaged or names a file that no history has
   */
  static BackupManifest parse(byte[] text) {
    ObjectNode node = CanonicalJson.parse(text, FORMAT);
    List<Item> files = new ArrayList<>();
    for (JsonNode item : node.path("files")) {
      files.add(
          new Item(
              CanonicalJson.text(item, "name"),
              CanonicalJson.number(item, "bytes"),
              CanonicalJson.binary(item, "sha256", SHA256)));
    }
    try {
      return new BackupManifest(
          UUID.fromString(CanonicalJson.text(node, "vault")),
          Instant.parse(CanonicalJson.text(node, "created")),
          List.copyOf(files));
    } catch (DateTimeException damaged) {
      throw new IllegalArgumentException("no date", damaged);
    }
  }
}
