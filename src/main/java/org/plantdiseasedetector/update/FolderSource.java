package org.plantdiseasedetector.update;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.plantdiseasedetector.update.tuf.MetadataSource;

/**
 * A repository in a folder, on a stick for example.
 *
 * @param folder holds {@code metadata} and {@code targets}
 */
record FolderSource(Path folder) implements MetadataSource {

  @Override
  public Optional<InputStream> metadata(String name) throws IOException {
    return open(folder.resolve("metadata").resolve(name), 0);
  }

  @Override
  public Optional<InputStream> target(String path, long offset) throws IOException {
    return open(folder.resolve("targets").resolve(path), offset);
  }

  private static Optional<InputStream> open(Path file, long offset) throws IOException {
    // A pipe or device in place of a file would never end, or never begin.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(file + " is no plain file");
    }
    try {
      InputStream in = Files.newInputStream(file);
      in.skipNBytes(offset);
      return Optional.of(in);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }
}
