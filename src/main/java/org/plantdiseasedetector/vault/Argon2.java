package org.plantdiseasedetector.vault;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id version 1.3 (RFC 9106), which makes guessing a passphrase slow. Stateless. */
final class Argon2 {

  /** Length of a salt in bytes, as RFC 9106 section 3.1 recommends. */
  static final int SALT = 16;

  private Argon2() {}

  /** Derives a key; takes the time and memory that the parameters say. */
  static KeyMaterial derive(Passphrase passphrase, byte[] salt, KdfParameters cost)
      throws VaultException {
    byte[] secret = passphrase.utf8();
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(cost.memoryKib())
              .withIterations(cost.iterations())
              .withParallelism(cost.parallelism())
              .withSalt(salt)
              .build());
      byte[] key = new byte[KeyMaterial.LENGTH];
      generator.generateBytes(secret, key);
      return new KeyMaterial(key);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
