package org.plantdiseasedetector.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.plantdiseasedetector.domain.Sha256;

/**
 * The public key of a vault (X25519, RFC 7748), with which others encrypt cases for it. Its text
 * has a checksum, so that a typing error is noticed. Immutable and thread-safe.
 */
public final class ExchangeKey {

  /** Length of the key in bytes. */
  static final int LENGTH = 32;

  private static final String PREFIX = "pddkey1-";
  private static final int CHECKSUM = 4;

  private final byte[] bytes;

  ExchangeKey(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("A public key has " + LENGTH + " bytes");
    }
    this.bytes = bytes.clone();
  }

  /**
   * Reads the text.
   *
   * @param text as from {@link #text}; white space does not matter
   * @throws VaultException if it is no such key or has a typing error
   */
  public static ExchangeKey parse(String text) throws VaultException {
    String plain = text.replaceAll("\\s", "");
    try {
      byte[] all =
          Base64.getUrlDecoder()
              .decode(plain.startsWith(PREFIX) ? plain.substring(PREFIX.length()) : "");
      if (all.length == LENGTH + CHECKSUM) {
        byte[] key = Arrays.copyOf(all, LENGTH);
        byte[] checksum = Arrays.copyOfRange(all, LENGTH, all.length);
        if (MessageDigest.isEqual(checksum, checksum(key))) {
          return new ExchangeKey(key);
        }
      }
    } catch (IllegalArgumentException noBase64) {
      throw unusable(noBase64);
    }
    throw unusable(new IllegalArgumentException("length or checksum"));
  }

  private static VaultException unusable(Exception cause) {
    return new VaultException(
        VaultException.Reason.UNUSABLE_KEY,
        "This is not a recipient's key, or it has a typing error. The recipient gets it with: pdd"
            + " history receive --show-key",
        cause);
  }

  private static byte[] checksum(byte[] key) {
    MessageDigest digest = Sha256.digest();
    digest.update(PREFIX.getBytes(StandardCharsets.US_ASCII));
    return Arrays.copyOf(digest.digest(key), CHECKSUM);
  }

  /** Returns the key as text to hand out; it is no secret. */
  public String text() {
    byte[] all = Arrays.copyOf(bytes, LENGTH + CHECKSUM);
    System.arraycopy(checksum(bytes), 0, all, LENGTH, CHECKSUM);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** Returns a copy of the bytes. */
  byte[] bytes() {
    return bytes.clone();
  }
}
