package org.plantdiseasedetector.readiness.checks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.Sha256;

/**
 * The files of an installation with their hashes, and the manifest that the build makes of them.
 */
public final class InstallationFiles {

  /** Name of the manifest: lines of hash, two spaces, path, as {@code sha256sum} writes them. */
  public static final String MANIFEST = "installation.sha256";

  private InstallationFiles() {}

  /**
   * Writes the manifest of a folder; called by the build.
   *
   * @param arguments the folder
   * @throws IOException if it cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    StringBuilder text = new StringBuilder();
    hashes(folder, tree(folder))
        .forEach((name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
    Files.writeString(folder.resolve(MANIFEST), text);
  }

  /**
   * Returns one hash over names and contents of all files, for telling whether anything changed.
   *
   * @param of the installation
   * @throws IOException if a file cannot be read
   */
  public static String fingerprint(Installation of) throws IOException {
    StringBuilder all = new StringBuilder();
    hashes(of.home(), files(of))
        .forEach((name, hash) -> all.append(hash).append("  ").append(name).append('\n'));
    return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The files that belong to the app; in a folder of sources not what lies beside them. */
  static List<Path> files(Installation of) throws IOException {
    if (of.isPackaged()) {
      return tree(of.home());
    }
    List<Path> files = new ArrayList<>();
    for (Path folder : List.of(of.models(), of.samples(), of.home().resolve("docs"), of.code())) {
      if (Files.exists(folder)) {
        files.addAll(tree(folder));
      }
    }
    for (String name : List.of("README.md", "LICENSE", "THIRD_PARTY_LICENSES.md")) {
      if (Files.exists(of.home().resolve(name))) {
        files.add(of.home().resolve(name));
      }
    }
    return files;
  }

  private static List<Path> tree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith(MANIFEST))
          // Written by the packaging tool after the manifest.
          .filter(file -> !file.toString().endsWith(".cfg"))
          .filter(file -> !file.endsWith(".jpackage.xml"))
          .toList();
    }
  }

  private static SortedMap<String, String> hashes(Path base, List<Path> files) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (Path file : files) {
      hashes.put(base.relativize(file).toString().replace('\\', '/'), sha256(file));
    }
    return hashes;
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Compares the installation with its manifest.
   *
   * @return what is missing, changed or not in it; empty if it fits
   */
  static List<String> differences(Installation of) throws IOException {
    Map<String, String> wanted = new TreeMap<>();
    for (String line : Files.readAllLines(of.home().resolve(MANIFEST))) {
      String[] parts = line.split("  ", 2);
      if (parts.length == 2) {
        wanted.put(parts[1], parts[0]);
      }
    }
    List<String> differences = new ArrayList<>();
    Map<String, String> found = hashes(of.home(), tree(of.home()));
    wanted.forEach(
        (name, hash) -> {
          String there = found.get(name);
          if (there == null) {
            differences.add(name + " is missing");
          } else if (!there.equals(hash)) {
            differences.add(name + " was changed");
          }
        });
    found.keySet().stream()
        .filter(name -> !wanted.containsKey(name))
        .forEach(name -> differences.add(name + " was added"));
    return differences;
  }
}
