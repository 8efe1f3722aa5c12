package org.plantdiseasedetector.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A 256-bit secret key, overwritten when closed. Using a closed key is an error. Thread-safe,
 * except that nothing may be under way when it is closed.
 */
public final class KeyMaterial implements AutoCloseable {

  /** Length of every key in bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;
  private volatile boolean closed;

  /**
   * Takes key bytes over.
   *
   * @param bytes 32 bytes, wiped when this is closed
   */
  KeyMaterial(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("A key has " + LENGTH + " bytes, not " + bytes.length);
    }
    this.bytes = bytes;
  }

  /** Draws a new key. */
  static KeyMaterial random(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new KeyMaterial(bytes);
  }

  /**
   * Derives a key for one purpose by HKDF-SHA256 (RFC 5869).
   *
   * @param salt public, may be empty
   * @param purpose public text that keeps the keys of different purposes apart
   */
  public KeyMaterial derive(byte[] salt, String purpose) {
    return new KeyMaterial(hkdf(live(), salt, purpose));
  }

  /** Extracts and expands; {@code input} need not have the length of a key. */
  static byte[] hkdf(byte[] input, byte[] salt, String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(input)
                  .addSalt(salt)
                  .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), LENGTH));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This Java lacks HKDF-SHA256", missing);
    }
  }

  /**
   * Starts a message authentication code (HMAC-SHA256, RFC 2104).
   *
   * @return ready for input
   * @throws IllegalStateException if the key was wiped
   */
  public Mac mac() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(live(), "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This Java lacks HMAC-SHA256", missing);
    }
  }

  /** Returns 64 hexadecimal digits, which the caller wipes. */
  public char[] hex() {
    char[] digits = new char[2 * LENGTH];
    HexFormat hex = HexFormat.of();
    for (int i = 0; i < LENGTH; i++) {
      digits[2 * i] = hex.toHighHexDigit(live()[i]);
      digits[2 * i + 1] = hex.toLowHexDigit(live()[i]);
    }
    return digits;
  }

  /** Returns the bytes themselves, not a copy; the caller neither changes nor keeps them. */
  byte[] live() {
    if (closed) {
      throw new IllegalStateException("The key was wiped");
    }
    return bytes;
  }

  @Override
  public void close() {
    closed = true;
    Arrays.fill(bytes, (byte) 0);
  }
}
