package org.plantdiseasedetector.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Folders that come and go beside the models. Never follows a link. Stateless. */
final class FolderTree {

  /** How the name of a model begins that is being fetched. */
  static final String STAGING = ".staging-";

  /** How the name of a model begins that is being removed. */
  static final String OLD = ".old-";

  private FolderTree() {}

  static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }

  /**
   * Makes a folder, or keeps the one that is there. A link in its place is removed: what it leads
   * to is somebody else's.
   */
  static void ownFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(folder);
      Files.createDirectory(folder);
    }
  }

  /** Deletes a file, link or folder with all that is in it; nothing happens if there is none. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all = new ArrayList<>();
    try (Stream<Path> below = Files.walk(path)) {
      below.forEach(all::add);
    }
    for (Path each : all.reversed()) {
      Files.delete(each);
    }
  }
}
