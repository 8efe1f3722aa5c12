package org.plantdiseasedetector.casebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.plantdiseasedetector.vault.DurableFile;

/**
 * The folder that the window watches for new photos, in a file of the data folder: its path, in
 * UTF-8. Without the file nothing is watched.
 *
 * @param file its place; need not exist
 */
public record WatchedFolderFile(Path file) {

  /** Name of the file. */
  public static final String NAME = "watched-folder.txt";

  private static final int MOST_BYTES = 16 * 1024;

  /**
   * Reads which folder is watched.
   *
   * @return empty if none is
   * @throws IOException if the file is there and cannot be used; it stays as it is
   */
  public Optional<Path> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = new String(DurableFile.read(file, MOST_BYTES), StandardCharsets.UTF_8).strip();
    try {
      Path folder = Path.of(text);
      if (text.isEmpty() || !folder.isAbsolute()) {
        throw new IOException(file + " names no folder");
      }
      return Optional.of(folder);
    } catch (InvalidPathException none) {
      throw new IOException(file + " names no folder", none);
    }
  }

  /**
   * Stores which folder is watched.
   *
   * @param folder the folder; empty to watch none
   * @throws IOException if the data folder cannot be written; what was stored before holds on then
   */
  public void write(Optional<Path> folder) throws IOException {
    if (folder.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    String text = folder.get().toAbsolutePath() + "\n";
    DurableFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
