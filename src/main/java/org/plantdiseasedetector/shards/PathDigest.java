package org.plantdiseasedetector.shards;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.plantdiseasedetector.domain.Sha256;

/** SHA-256 over paths in order, each ended by a zero byte, which no path holds. */
final class PathDigest {

  private final MessageDigest digest = Sha256.digest();

  static void add(MessageDigest digest, String path) {
    digest.update(path.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  void add(String path) {
    add(digest, path);
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
