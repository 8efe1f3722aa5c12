package org.plantdiseasedetector.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A secret in a file of its own, encrypted by AES-256-GCM under a key that Argon2id derives from a
 * passphrase. The context, which is readable, says what the secret is and cannot be exchanged.
 * Stateless.
 */
public final class SealedSecret {

  private static final String FORMAT = "pdd-secret-1";
  private static final int MOST_BYTES = 4096;

  private SealedSecret() {}

  /**
   * Encrypts.
   *
   * @param secret not wiped
   * @param context what it is
   * @param passphrase not closed
   * @param cost of each try
   * @param random source of salt and nonce
   * @return content of the file
   * @throws VaultException if the passphrase is too short
   */
  public static byte[] seal(
      byte[] secret, String context, Passphrase passphrase, KdfParameters cost, SecureRandom random)
      throws VaultException {
    passphrase.checkNew();
    byte[] salt = WrappedKey.salt(random);
    byte[] nonce = new byte[Aead.NONCE];
    random.nextBytes(nonce);
    try (KeyMaterial key = Argon2.derive(passphrase, salt, cost)) {
      byte[] sealed = Aead.seal(key, nonce, utf8(context), secret, secret.length);
      ObjectNode node = new JsonMapper().createObjectNode();
      node.put("format", FORMAT).put("context", context);
      node.putObject("kdf")
          .put("memoryKib", cost.memoryKib())
          .put("iterations", cost.iterations())
          .put("parallelism", cost.parallelism());
      new WrappedKey(salt, nonce, sealed).write(node);
      return CanonicalJson.render(node);
    }
  }

  /**
   * Returns what the secret is, which anybody can read.
   *
   * @param file as made by {@link #seal}
   * @throws IllegalArgumentException if it is damaged
   */
  public static String context(byte[] file) {
    return CanonicalJson.text(CanonicalJson.parse(file, FORMAT), "context");
  }

  /**
   * Decrypts.
   *
   * @param file as made by {@link #seal}
   * @param passphrase not closed
   * @return the secret, to be wiped by the caller
   * @throws VaultException if the passphrase is wrong or the file was changed
   * @throws IllegalArgumentException if the file is damaged
   */
  public static byte[] open(byte[] file, Passphrase passphrase) throws VaultException {
    ObjectNode node = CanonicalJson.parse(file, FORMAT);
    JsonNode kdf = node.path("kdf");
    KdfParameters cost =
        new KdfParameters(
            (int) CanonicalJson.number(kdf, "memoryKib"),
            (int) CanonicalJson.number(kdf, "iterations"),
            (int) CanonicalJson.number(kdf, "parallelism"));
    byte[] sealed = Base64.getDecoder().decode(CanonicalJson.text(node, "sealed"));
    if (sealed.length > MOST_BYTES) {
      throw new IllegalArgumentException("too large");
    }
    try (KeyMaterial key =
        Argon2.derive(passphrase, CanonicalJson.binary(node, "salt", Argon2.SALT), cost)) {
      return Aead.open(
          key,
          CanonicalJson.binary(node, "nonce", Aead.NONCE),
          utf8(CanonicalJson.text(node, "context")),
          sealed,
          0,
          sealed.length);
    } catch (AEADBadTagException wrong) {
      throw new VaultException(
          VaultException.Reason.WRONG_KEY, "The passphrase of the key file is wrong.", wrong);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
