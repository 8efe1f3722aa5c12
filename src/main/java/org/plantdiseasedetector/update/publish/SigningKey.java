package org.plantdiseasedetector.update.publish;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.update.tuf.Ed25519;
import org.plantdiseasedetector.update.tuf.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * A key that signs.
 *
 * @param id SHA-256 of the public key's canonical form, as TUF wants it
 * @param publicHex public key, 64 hexadecimal digits
 * @param secret private key
 */
public record SigningKey(String id, String publicHex, PrivateKey secret) {

  /**
   * Draws a new key.
   *
   * @param random source of the secret
   */
  public static SigningKey generate(SecureRandom random) {
    KeyPair pair = Ed25519.generate(random);
    return of(Ed25519.hex(pair.getPublic()), pair.getPrivate());
  }

  static SigningKey of(String publicHex, PrivateKey secret) {
    return new SigningKey(
        Sha256.hex(StrictJson.canonical(publicForm(publicHex))), publicHex, secret);
  }

  /** Returns the public key as metadata hold it. */
  public ObjectNode publicForm() {
    return publicForm(publicHex);
  }

  private static ObjectNode publicForm(String publicHex) {
    ObjectNode key = StrictJson.object();
    key.put("keytype", Ed25519.SCHEME).put("scheme", Ed25519.SCHEME);
    key.putObject("keyval").put("public", publicHex);
    return key;
  }
}
