package org.plantdiseasedetector.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Small files that are always whole: temporary file, forced to disk, renamed. Stateless. */
public final class DurableFile {

  /** What every temporary file of this package ends with. */
  public static final String TEMPORARY = ".tmp";

  private DurableFile() {}

  /**
   * Writes a file.
   *
   * @param file its name; an older one is replaced in one step
   * @param content all of it
   * @throws IOException if the disk is full or refuses; then an older file stays
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    publish(temporary, file);
  }

  /**
   * Gives a complete, forced file its final name.
   *
   * @param temporary in the same folder
   * @param file the final name
   * @throws IOException if it cannot be renamed
   */
  public static void publish(Path temporary, Path file) throws IOException {
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(file.resolveSibling("."));
  }

  /**
   * Writes a file that is not there yet.
   *
   * @param file its name
   * @param content all of it
   * @throws FileAlreadyExistsException if it is there, also if it came meanwhile; it stays then
   * @throws IOException if the disk is full or refuses
   */
  public static void create(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling(".").normalize();
    Path temporary = Files.createTempFile(folder, ".new-", TEMPORARY);
    try {
      write(temporary, content);
      try {
        // Unlike renaming, this never replaces what another process has just written.
        Files.createLink(file, temporary);
      } catch (UnsupportedOperationException noLinks) {
        Files.move(temporary, file);
      } catch (FileAlreadyExistsException there) {
        throw there;
      } catch (FileSystemException noLinks) {
        Files.move(temporary, file);
      }
      forceFolder(folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Makes everything in a folder survive a power cut.
   *
   * @param folder the folder
   * @throws IOException if a file cannot be forced to disk
   */
  public static void forceTree(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.toList();
    }
    for (Path file : all) {
      if (Files.isDirectory(file)) {
        forceFolder(file);
      } else {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
    }
  }

  /**
   * Makes new names in a folder survive a power cut. Windows cannot open a folder and needs no such
   * step.
   *
   * @param folder the folder
   */
  public static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notPossibleHere) {
      // The file itself is safe; only its name depends on the file system's own journal.
      return;
    }
  }

  /**
   * Reads a small file.
   *
   * @param file its name
   * @param mostBytes larger files are refused unread
   * @throws NoSuchFileException if it does not exist
   * @throws IOException if it is too large or cannot be read
   */
  public static byte[] read(Path file, int mostBytes) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(mostBytes + 1);
      if (content.length > mostBytes) {
        throw new IOException("more than " + mostBytes + " bytes");
      }
      return content;
    }
  }
}
