package org.plantdiseasedetector.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.plantdiseasedetector.domain.Sha256;

/** Tells models apart by what they hold, since a version number may be used twice. */
public final class BundleFingerprint {

  private static final List<String> FILES =
      List.of(
          ModelBundle.CONFIG_FILE,
          ModelBundle.CLASSES_FILE,
          ModelBundle.HEAD_FILE,
          ModelBundle.NETWORK_FILE);

  private BundleFingerprint() {}

  /**
   * Hashes the files that decide what a model answers.
   *
   * @param directory the bundle's folder; a file that is missing counts as missing
   * @return SHA-256 over names and contents, lower-case hexadecimal
   * @throws IOException if a file cannot be read
   */
  public static String of(Path directory) throws IOException {
    MessageDigest digest = Sha256.digest();
    for (String name : FILES) {
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      Path file = directory.resolve(name);
      if (Files.isRegularFile(file)) {
        digest.update((byte) ':');
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
      digest.update((byte) '\n');
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
