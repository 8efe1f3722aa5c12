package org.plantdiseasedetector.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plantdiseasedetector.update.archive.ArchiveSource;
import org.plantdiseasedetector.update.transport.HttpOptions;
import org.plantdiseasedetector.update.transport.HttpSource;
import org.plantdiseasedetector.update.tuf.Freshness;
import org.plantdiseasedetector.update.tuf.MetadataSource;

/**
 * Where an update comes from.
 *
 * @param repository its files
 * @param freshness what happens with expired metadata
 * @param name what the user called it
 */
public record UpdateSource(MetadataSource repository, Freshness freshness, String name)
    implements AutoCloseable {

  /**
   * Prepares a server; nothing is sent yet.
   *
   * @param address https address of the repository
   * @param options how to reach it
   * @throws IOException if the file of authorities cannot be used
   * @throws IllegalArgumentException if the address is none, or not https
   */
  static UpdateSource server(String address, HttpOptions options) throws IOException {
    return new UpdateSource(HttpSource.open(address, options), Freshness.ONLINE, address);
  }

  /**
   * Opens a folder or a {@code .pddmodel} file.
   *
   * @param path the folder or file
   * @throws IOException if it does not exist or is refused
   */
  public static UpdateSource carried(Path path) throws IOException {
    MetadataSource repository =
        Files.isDirectory(path) ? new FolderSource(path) : ArchiveSource.open(path);
    return new UpdateSource(repository, Freshness.CARRIED, path.toString());
  }

  @Override
  public void close() throws IOException {
    repository.close();
  }
}
