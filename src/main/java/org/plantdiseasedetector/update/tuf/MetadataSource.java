package org.plantdiseasedetector.update.tuf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Where a repository lies. Nothing that comes from it is trusted before it was checked; the reader
 * stops at its own limits however much there is. Used by one thread.
 */
public interface MetadataSource extends AutoCloseable {

  /**
   * Opens a metadata file.
   *
   * @param name such as {@code 2.root.json}
   * @return empty if there is none
   * @throws IOException if the source cannot be read
   */
  Optional<InputStream> metadata(String name) throws IOException;

  /**
   * Opens a file.
   *
   * @param path its path below {@code targets}
   * @param offset number of bytes to skip
   * @return empty if there is none
   * @throws IOException if the source cannot be read
   */
  Optional<InputStream> target(String path, long offset) throws IOException;

  @Override
  default void close() throws IOException {}
}
