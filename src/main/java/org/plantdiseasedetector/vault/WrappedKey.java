package org.plantdiseasedetector.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data key, encrypted by another key.
 *
 * @param salt 16 bytes from which the other key was derived
 * @param nonce of AES-GCM
 * @param sealed ciphertext and tag
 */
@SuppressWarnings("ArrayRecordComponent")
record WrappedKey(byte[] salt, byte[] nonce, byte[] sealed) {

  static byte[] salt(SecureRandom random) {
    byte[] salt = new byte[Argon2.SALT];
    random.nextBytes(salt);
    return salt;
  }

  static WrappedKey wrap(
      KeyMaterial dataKey, KeyMaterial by, byte[] salt, String context, SecureRandom random) {
    byte[] nonce = new byte[Aead.NONCE];
    random.nextBytes(nonce);
    byte[] sealed = Aead.seal(by, nonce, utf8(context), dataKey.live(), KeyMaterial.LENGTH);
    return new WrappedKey(salt, nonce, sealed);
  }

  /** Unwraps; the context must be the one of wrapping. */
  KeyMaterial unwrap(KeyMaterial by, String context) throws AEADBadTagException {
    byte[] plain = Aead.open(by, nonce, utf8(context), sealed, 0, sealed.length);
    try {
      return new KeyMaterial(plain.clone());
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  void write(ObjectNode node) {
    node.put("salt", CanonicalJson.encode(salt))
        .put("nonce", CanonicalJson.encode(nonce))
        .put("sealed", CanonicalJson.encode(sealed));
  }

  static WrappedKey read(JsonNode node) {
    return new WrappedKey(
        CanonicalJson.binary(node, "salt", Argon2.SALT),
        CanonicalJson.binary(node, "nonce", Aead.NONCE),
        CanonicalJson.binary(node, "sealed", KeyMaterial.LENGTH + Aead.TAG));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
