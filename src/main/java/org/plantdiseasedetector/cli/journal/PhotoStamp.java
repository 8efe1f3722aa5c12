package org.plantdiseasedetector.cli.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What tells whether a photo is still the one that a row was made for.
 *
 * @param path as the row names it
 * @param file absolute address; tells files apart whose names cannot be shown
 * @param size bytes; -1 if there is no such file
 * @param modified time of the last change as ISO 8601, as exact as the file system tells it; empty
 *     if there is no such file
 */
public record PhotoStamp(String path, String file, long size, String modified) {

  /**
   * Looks at a photo. Do so before it is read: a change in between is then noticed next time.
   *
   * @param photo any path
   */
  public static PhotoStamp of(Path photo) {
    String file = photo.toAbsolutePath().toUri().toString();
    try {
      BasicFileAttributes attributes = Files.readAttributes(photo, BasicFileAttributes.class);
      return new PhotoStamp(
          photo.toString(), file, attributes.size(), attributes.lastModifiedTime().toString());
    } catch (IOException absent) {
      return new PhotoStamp(photo.toString(), file, -1, "");
    }
  }

  /** Returns what names the photo, whatever it holds. */
  String key() {
    return file + '\n' + path;
  }
}
