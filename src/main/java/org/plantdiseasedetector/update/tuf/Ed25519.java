package org.plantdiseasedetector.update.tuf;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) of the JDK, with keys as TUF writes them. Stateless. */
public final class Ed25519 {

  /** Name of key type and scheme in metadata. */
  public static final String SCHEME = "ed25519";

  private static final String ALGORITHM = "Ed25519";
  private static final int KEY_BYTES = 32;

  /** What precedes the 32 bytes of a public key in its X.509 form (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  /**
   * Draws a new key pair.
   *
   * @param random source of the secret
   * @throws IllegalStateException never: every Java 15 has Ed25519
   */
  public static KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(255, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This Java lacks Ed25519", missing);
    }
  }

  /**
   * Returns a public key as metadata holds it.
   *
   * @param key the key
   * @return 64 lower-case hexadecimal digits
   */
  public static String hex(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return HexFormat.of().formatHex(encoded, encoded.length - KEY_BYTES, encoded.length);
  }

  /**
   * Reads a private key.
   *
   * @param pkcs8 its PKCS #8 form
   * @throws IllegalArgumentException if it is none
   */
  public static PrivateKey privateKey(byte[] pkcs8) {
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException damaged) {
      throw new IllegalArgumentException("no Ed25519 key", damaged);
    }
  }

  /**
   * Signs.
   *
   * @param key private key
   * @param payload what is signed
   * @return 64 bytes
   * @throws IllegalArgumentException if it is no Ed25519 key
   */
  public static byte[] sign(PrivateKey key, byte[] payload) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(payload);
      return signature.sign();
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException("the key cannot sign", unusable);
    }
  }

  /**
   * Returns whether a signature holds; a malformed key or signature does not.
   *
   * @param publicHex 64 hexadecimal digits
   * @param payload what was signed
   * @param signature 64 bytes
   */
  public static boolean holds(String publicHex, byte[] payload, byte[] signature) {
    byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + KEY_BYTES);
    byte[] raw = HexFormat.of().parseHex(publicHex);
    if (raw.length != KEY_BYTES) {
      return false;
    }
    System.arraycopy(raw, 0, encoded, PREFIX.length, KEY_BYTES);
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
      check.update(payload);
      return check.verify(signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }
}
