package org.plantdiseasedetector.training.severity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Photos of healthy leaves of many crops, on which every pixel of the leaf is known to be healthy.
 */
final class HealthyLeaves {

  private static final String HEALTHY = ".healthy";

  /** Photos of a class at most, so that no crop outweighs the others. */
  private static final int MOST_OF_CLASS = 60;

  private HealthyLeaves() {}

  /**
   * Lists photos.
   *
   * @param folder one sub-folder per class; those whose name ends in {@code .healthy} count
   * @return sorted by path, spread evenly over each class
   * @throws IOException if there is none or the folder cannot be read
   */
  static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("There is no folder " + folder + ". Check the path.");
    }
    List<Path> found = new ArrayList<>();
    for (Path child : children(folder)) {
      if (String.valueOf(child.getFileName()).endsWith(HEALTHY)) {
        found.addAll(spread(children(child).stream().filter(HealthyLeaves::isPhoto).toList()));
      }
    }
    if (found.isEmpty()) {
      throw new IOException(
          "No photos of healthy leaves in %s. It needs sub-folders such as apple.healthy."
              .formatted(folder));
    }
    return found;
  }

  private static List<Path> spread(List<Path> photos) {
    int every = Math.ceilDiv(photos.size(), MOST_OF_CLASS);
    List<Path> some = new ArrayList<>();
    for (int i = 0; i < photos.size(); i += every) {
      some.add(photos.get(i));
    }
    return some;
  }

  private static boolean isPhoto(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }
}
