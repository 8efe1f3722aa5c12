package org.plantdiseasedetector.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells the free space of a disk, and what is enough of it. */
@FunctionalInterface
public interface DiskSpace {

  /** Room that must stay free for the database and the rest of the system, in bytes. */
  long RESERVE = 64L << 20;

  /** The real disk. */
  DiskSpace REAL = folder -> Files.getFileStore(folder).getUsableSpace();

  /**
   * Asks.
   *
   * @param folder a folder that exists
   * @return bytes that can still be written
   * @throws IOException if the system does not say
   */
  long free(Path folder) throws IOException;

  /**
   * Refuses before anything is half written.
   *
   * @param folder where to write
   * @param bytes how much
   * @throws HistoryException if the disk has not that much and the reserve
   */
  default void require(Path folder, long bytes) throws HistoryException {
    try {
      long free = free(folder);
      if (free < bytes + RESERVE) {
        throw new HistoryException(
            HistoryException.Reason.DISK_FULL,
            "The disk of %s is full: %d MiB are free and %d MiB are needed. Nothing was saved;"
                    .formatted(folder, free >> 20, (bytes + RESERVE) >> 20)
                + " delete files that you do not need, then try again.",
            null);
      }
    } catch (IOException unknown) {
      throw new HistoryException(
          HistoryException.Reason.INPUT_OUTPUT,
          "The free space of " + folder + " cannot be read: " + unknown.getMessage() + ".",
          unknown);
    }
  }
}
