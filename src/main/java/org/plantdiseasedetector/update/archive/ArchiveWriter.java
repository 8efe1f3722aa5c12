package org.plantdiseasedetector.update.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a repository into one file. Stateless. */
public final class ArchiveWriter {

  /** The earliest date that a zip file can tell; archives of the same content are the same. */
  private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ArchiveWriter() {}

  /**
   * Packs.
   *
   * @param folder of the repository
   * @param names paths below it, with {@code /}
   * @param out where to; is closed
   * @throws IOException if a file cannot be read or the disk is full
   */
  public static void pack(Path folder, List<String> names, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_DATE);
        zip.putNextEntry(entry);
        Files.copy(folder.resolve(name), zip);
        zip.closeEntry();
      }
    }
  }
}
