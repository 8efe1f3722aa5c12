package org.plantdiseasedetector.diagnosis;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the photos in files and folders. Stateless and thread-safe. */
public final class PhotoFinder {

  private static final Set<String> EXTENSIONS =
      Set.of(
          "jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "dib", "tif", "tiff", "webp", "heic",
          "heif", "hif", "avif");

  /**
   * Lists photos. A named file is listed whatever it is called and whether or not it exists, so
   * that it gets a result. A folder is searched with its subfolders for names of image files;
   * hidden files and folders are left out, links are followed, and a subfolder that cannot be
   * opened is listed itself.
   *
   * @param roots files and folders
   * @return in the order of {@code roots}, those of a folder sorted by path; each file once
   */
  public List<Path> find(List<Path> roots) {
    Map<Path, Path> found = new LinkedHashMap<>();
    for (Path root : roots) {
      for (Path photo : Files.isDirectory(root) ? search(root) : List.of(root)) {
        found.putIfAbsent(photo.toAbsolutePath().normalize(), photo);
      }
    }
    return List.copyOf(found.values());
  }

  private static List<Path> search(Path folder) {
    List<Path> photos = new ArrayList<>();
    Visitor visitor = new Visitor(folder, photos);
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
    } catch (IOException neverThrownByTheVisitor) {
      photos.add(folder);
    }
    photos.sort(Comparator.comparing(Path::toString));
    return photos;
  }

  private static boolean hasImageName(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** Collects image files and what cannot be opened. */
  private static final class Visitor extends SimpleFileVisitor<Path> {

    private final Path root;
    private final List<Path> photos;

    Visitor(Path root, List<Path> photos) {
      this.root = root;
      this.photos = photos;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean skipped = !folder.equals(root) && isHidden(folder);
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (hasImageName(file) && !isHidden(file)) {
        photos.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      if (!(failure instanceof FileSystemLoopException) && !isHidden(file)) {
        photos.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      if (failure != null) {
        photos.add(folder);
      }
      return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path file) {
      try {
        return Files.isHidden(file);
      } catch (IOException unknown) {
        return false;
      }
    }
  }
}
