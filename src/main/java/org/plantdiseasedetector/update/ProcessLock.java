package org.plantdiseasedetector.update;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Keeps other processes out; the system frees it when the process ends, however it ends. */
final class ProcessLock implements AutoCloseable {

  private final FileChannel channel;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock of everything that changes models. */
  static ProcessLock forUpdates(ModelFolders folders) throws IOException, UpdateException {
    return tryTake(folders.updates().resolve("lock"))
        .orElseThrow(
            () ->
                new UpdateException(
                    UpdateException.Reason.BUSY,
                    "Another window or console is updating models. Wait until it has finished."));
  }

  /** Takes the lock, or returns empty if somebody has it. */
  static Optional<ProcessLock> tryTake(Path file) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(new ProcessLock(channel));
      }
    } catch (OverlappingFileLockException takenByThisProcess) {
      channel.close();
      return Optional.empty();
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
