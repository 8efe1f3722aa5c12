package org.plantdiseasedetector.cli;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Content hashes. Stateless. */
final class Hash {

  private Hash() {}

  /** Returns lower-case hexadecimal SHA-256. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("This Java lacks SHA-256", missing);
    }
  }
}
