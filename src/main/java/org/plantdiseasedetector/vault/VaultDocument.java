package org.plantdiseasedetector.vault;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Content of {@code vault.json}: how to get from the passphrase or the recovery key to the data
 * key.
 *
 * @param id the vault's identity
 * @param created when
 * @param cost of deriving a key from the passphrase
 * @param byPassphrase the data key under the passphrase
 * @param byRecovery the data key under the recovery key
 */
record VaultDocument(
    UUID id, Instant created, KdfParameters cost, WrappedKey byPassphrase, WrappedKey byRecovery) {

  /** Larger files cannot be one. */
  static final int MOST_BYTES = 16 * 1024;

  private static final String FORMAT = "pdd-vault";
  private static final long VERSION = 1;
  private static final String MAC = "mac";

  /** Returns what binds the data key under the passphrase to this vault and its cost. */
  String passphraseContext() {
    return "pdd vault v1 passphrase %s argon2id %d %d %d"
        .formatted(id, cost.memoryKib(), cost.iterations(), cost.parallelism());
  }

  /** Returns what binds the data key under the recovery key to this vault. */
  String recoveryContext() {
    return "pdd vault v1 recovery " + id;
  }

  /** Returns the file's content, authenticated by the data key. */
  byte[] render(KeyMaterial dataKey) {
    ObjectNode node = content();
    node.put(MAC, CanonicalJson.encode(mac(dataKey)));
    return CanonicalJson.render(node);
  }

  /** Returns whether the file's content is exactly this, under this data key. */
  boolean isAuthentic(byte[] file, KeyMaterial dataKey) {
    return MessageDigest.isEqual(file, render(dataKey));
  }

  private byte[] mac(KeyMaterial dataKey) {
    try (KeyMaterial key = dataKey.derive(new byte[0], "pdd vault file v1")) {
      return key.mac().doFinal(CanonicalJson.render(content()));
    }
  }

  private ObjectNode content() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT).put("version", VERSION);
    node.put("id", id.toString()).put("created", created.toString());
    node.putObject("kdf")
        .put("algorithm", "argon2id")
        .put("memoryKib", cost.memoryKib())
        .put("iterations", cost.iterations())
        .put("parallelism", cost.parallelism());
    byPassphrase.write(node.putObject("passphraseKey"));
    byRecovery.write(node.putObject("recoveryKey"));
    return node;
  }

  /**
   * Reads the file's content.
   *
   * @throws IllegalArgumentException if it is damaged, of another version or out of range
   */
  static VaultDocument parse(byte[] bytes) {
    ObjectNode node = CanonicalJson.parse(bytes, FORMAT);
    if (CanonicalJson.number(node, "version") != VERSION) {
      throw new IllegalArgumentException("version " + CanonicalJson.number(node, "version"));
    }
    var kdf = node.path("kdf");
    VaultDocument document =
        new VaultDocument(
            UUID.fromString(CanonicalJson.text(node, "id")),
            Instant.parse(CanonicalJson.text(node, "created")),
            new KdfParameters(
                Math.toIntExact(CanonicalJson.number(kdf, "memoryKib")),
                Math.toIntExact(CanonicalJson.number(kdf, "iterations")),
                Math.toIntExact(CanonicalJson.number(kdf, "parallelism"))),
            WrappedKey.read(node.path("passphraseKey")),
            WrappedKey.read(node.path("recoveryKey")));
    ObjectNode same = document.content();
    same.set(MAC, node.path(MAC));
    if (!Arrays.equals(CanonicalJson.render(same), bytes)) {
      throw new IllegalArgumentException("unknown or misplaced keys");
    }
    return document;
  }
}
