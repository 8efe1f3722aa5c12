package org.plantdiseasedetector.benchmark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Marks that a load test runs; the system takes the mark away when the process ends, however it
 * ends.
 */
public final class LoadGuard implements AutoCloseable {

  private static final String NAME = "load-test.lock";

  private final FileChannel channel;

  private LoadGuard(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Marks the beginning of a test.
   *
   * @param folder the data folder
   * @return empty if another one runs
   * @throws IOException if the data folder cannot be written
   */
  public static Optional<LoadGuard> take(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(new LoadGuard(channel));
      }
    } catch (OverlappingFileLockException inThisProcess) {
      channel.close();
      return Optional.empty();
    }
    channel.close();
    return Optional.empty();
  }

  /** Returns whether a test runs now, in this process or another. */
  static boolean isRunning(Path folder) throws IOException {
    Optional<LoadGuard> free = take(folder);
    if (free.isPresent()) {
      free.get().close();
    }
    return free.isEmpty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
