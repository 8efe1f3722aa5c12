package org.plantdiseasedetector.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time use the history of a folder. The operating system gives the lock back
 * when the process ends, however it ends.
 */
public final class FolderLock implements AutoCloseable {

  /** Name of the lock file, which stays empty. */
  public static final String FILE = "lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param folder the history's folder; made if missing
   * @throws HistoryException if another instance has it, or the folder cannot be written
   */
  public static FolderLock take(Path folder) throws HistoryException {
    Path file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new HistoryException(
            HistoryException.Reason.IN_USE,
            "The history in "
                + folder
                + " is open in another window or command. Close that one, then try again.",
            null);
      }
      return new FolderLock(channel);
    } catch (IOException refused) {
      throw new HistoryException(
          HistoryException.Reason.INPUT_OUTPUT,
          "%s cannot be written: %s. The history needs a folder that can be written; check its"
                  .formatted(file, refused.getMessage())
              + " rights, or name another one with --data-dir.",
          refused);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      throw new IllegalStateException("The lock cannot be given back", gone);
    }
  }
}
