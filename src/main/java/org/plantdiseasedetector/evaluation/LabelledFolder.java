package org.plantdiseasedetector.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plantdiseasedetector.domain.ClassId;

/** Lists the photos of a folder that has one sub-folder per class. */
public final class LabelledFolder {

  private static final Set<String> EXTENSIONS =
      Set.of("jpg", "jpeg", "jpe", "png", "bmp", "gif", "tif", "tiff", "webp", "heic", "heif");

  private LabelledFolder() {}

  /**
   * Lists photos, sorted by name. Files whose extension (in any case) is none of an image format,
   * and hidden files, are ignored; links to folders are not followed.
   *
   * @param folder one sub-folder per class, named by class id; each is searched recursively
   * @param classes the classes that the model knows
   * @param index tells domain, source and leaf; without it every photo is in the domain "all"
   * @throws EvaluationException if the folder cannot be read, has no photo, or has a sub-folder
   *     that is no class of the model
   */
  public static List<LabelledPhoto> scan(
      Path folder, Collection<ClassId> classes, Optional<PhotoIndex> index)
      throws EvaluationException {
    TreeMap<String, LabelledPhoto> photos = new TreeMap<>();
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.filter(LabelledFolder::isVisibleFolder).sorted().toList()) {
        ClassId label = label(child, classes);
        for (Path file : images(child)) {
          String name = PhotoIndex.portable(folder.relativize(file));
          photos.put(name, photo(file, name, label, index));
        }
      }
    } catch (IOException e) {
      throw new EvaluationException(
          "Cannot read the folder " + folder + ". Check that it exists and may be read.", e);
    }
    if (photos.isEmpty()) {
      throw new EvaluationException(
          "No photos in "
              + folder
              + ". It needs one sub-folder per class, such as tomato.late_blight, with photos.");
    }
    return List.copyOf(photos.values());
  }

  private static LabelledPhoto photo(
      Path file, String name, ClassId label, Optional<PhotoIndex> index) {
    PhotoIndex.Row row =
        index
            .map(i -> i.row(file))
            .orElse(
                new PhotoIndex.Row(LabelledPhoto.ALL, LabelledPhoto.ALL, Optional.empty(), true));
    return new LabelledPhoto(file, name, label, row.domain(), row.source(), row.leafGroup());
  }

  private static ClassId label(Path folder, Collection<ClassId> classes)
      throws EvaluationException {
    String name = fileName(folder);
    return classes.stream()
        .filter(c -> c.value().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new EvaluationException(
                    "The folder "
                        + folder
                        + " is no class of the model. Rename it to one of the model's classes or"
                        + " move it away."));
  }

  /** Lists the pictures of a folder and its sub-folders in any order. */
  static List<Path> images(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(LabelledFolder::isImageName).toList();
    }
  }

  private static boolean isVisibleFolder(Path path) {
    return Files.isDirectory(path) && !fileName(path).startsWith(".");
  }

  private static boolean isImageName(Path file) {
    String name = fileName(file);
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && EXTENSIONS.contains(extension);
  }

  private static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }
}
