package org.plantdiseasedetector.readiness;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Files that cannot be read are renamed, never overwritten or deleted. */
final class KeptAside {

  private static final String MARK = "-damaged-";

  private KeptAside() {}

  /**
   * Renames a damaged file.
   *
   * @param file the file
   * @throws IOException if it cannot be renamed; then it stays
   */
  static Path move(Path file) throws IOException {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path folder = file.toAbsolutePath().resolveSibling("");
    Path aside = Files.createTempFile(folder, name.substring(0, dot) + MARK, name.substring(dot));
    return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Lists the damaged files of a folder.
   *
   * @param folder may be missing
   * @param name beginning of their names
   */
  static List<String> list(Path folder, String name) throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name + MARK + "*")) {
        files.forEach(file -> names.add(file.getFileName().toString()));
      }
    }
    return names;
  }
}
