package org.plantdiseasedetector.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash by which contents are told apart, SHA-256 (FIPS 180-4). Stateless and thread-safe. */
public final class Sha256 {

  private Sha256() {}

  /**
   * Returns a fresh digest, to be fed piece by piece.
   *
   * @throws IllegalStateException never: every Java platform has this algorithm
   */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /**
   * Hashes a content.
   *
   * @param content all of it
   * @return lower-case hexadecimal, 64 digits
   */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(digest().digest(content));
  }
}
