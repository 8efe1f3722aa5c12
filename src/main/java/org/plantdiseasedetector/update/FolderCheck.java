package org.plantdiseasedetector.update;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.Sha256;
import org.plantdiseasedetector.update.tuf.TargetFile;

/** Compares a bundle's folder with what it should hold: these files, nothing else. Stateless. */
final class FolderCheck {

  private static final int PIECE = 1 << 18;

  private FolderCheck() {}

  /**
   * Looks for a difference; names and sizes first, then contents.
   *
   * @param folder the bundle
   * @param expected lengths and hashes by file name
   * @return half a sentence, or empty if the folder is genuine
   */
  static Optional<String> problem(Path folder, Map<String, TargetFile> expected) {
    if (expected.isEmpty()) {
      return Optional.of("nobody has signed it, or its publisher has withdrawn it");
    }
    try {
      Optional<String> outline = outline(folder, expected);
      if (outline.isPresent()) {
        return outline;
      }
      for (Map.Entry<String, TargetFile> entry : expected.entrySet()) {
        if (!sha256(folder.resolve(entry.getKey())).equals(entry.getValue().hashes().sha256())) {
          return Optional.of(entry.getKey() + " was changed");
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.of("it cannot be read (" + unreadable + ")");
    }
  }

  private static Optional<String> outline(Path folder, Map<String, TargetFile> expected)
      throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.toList()) {
        String name = child.getFileName().toString();
        TargetFile file = expected.get(name);
        if (file == null || !Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
          return Optional.of(name + " does not belong there");
        }
        if (Files.size(child) != file.length()) {
          return Optional.of(name + " has another size");
        }
        found.add(name);
      }
    }
    return expected.keySet().stream()
        .filter(name -> !found.contains(name))
        .findFirst()
        .map(name -> name + " is missing");
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = new byte[PIECE];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        digest.update(piece, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
