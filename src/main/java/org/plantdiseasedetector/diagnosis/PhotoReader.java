package org.plantdiseasedetector.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.imaging.PhotoException;

/**
 * Reads whole files up to a size. Refuses pipes and devices, which may never end.
 *
 * @param maxBytes largest file in bytes
 */
public record PhotoReader(int maxBytes) {

  /**
   * Reads a file.
   *
   * @throws PhotoException if it is missing, unreadable, empty or too large
   */
  public byte[] read(Path file) throws PhotoException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw new PhotoException(FailureCode.FILE_NOT_READABLE, "not a regular file");
      }
      checkSize(attributes.size());
      return content(file);
    } catch (NoSuchFileException missing) {
      throw new PhotoException(FailureCode.FILE_NOT_FOUND, "no such file", missing);
    } catch (IOException broken) {
      throw new PhotoException(FailureCode.FILE_NOT_READABLE, broken.toString(), broken);
    }
  }

  /** The file may grow after its size was asked, so reading stops by itself as well. */
  private byte[] content(Path file) throws IOException, PhotoException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes);
      checkSize(in.read() < 0 ? bytes.length : maxBytes + 1L);
      return bytes;
    }
  }

  private void checkSize(long size) throws PhotoException {
    if (size == 0) {
      throw new PhotoException(FailureCode.FILE_EMPTY, "0 bytes");
    }
    if (size > maxBytes) {
      throw new PhotoException(FailureCode.FILE_TOO_LARGE, "more than " + maxBytes + " bytes");
    }
  }
}
