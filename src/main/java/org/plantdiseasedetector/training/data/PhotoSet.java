package org.plantdiseasedetector.training.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.PhotoIndex;
import org.plantdiseasedetector.imaging.PlainBackgroundMask;
import org.plantdiseasedetector.imaging.RgbImage;

/**
 * Labelled photos, decoded once and kept in memory, since every epoch needs every photo.
 *
 * @param classes class names, sorted; their positions are the labels
 * @param photos in sorted order of their paths
 */
public record PhotoSet(List<String> classes, List<LeafPhoto> photos) {

  private static final String FIELD = "field";
  private static final String NO_DOMAIN = "all";

  /**
   * One photo.
   *
   * @param path its file
   * @param label class index
   * @param domain {@code lab}, {@code field}, {@code studio} or {@code all}
   * @param image its pixels
   * @param mask the leaf, where the background is plain
   */
  public record LeafPhoto(
      Path path, int label, String domain, RgbImage image, Optional<PlainBackgroundMask> mask) {

    /** Returns whether the photo was taken where the plant grows. */
    public boolean isField() {
      return domain.equals(FIELD);
    }
  }

  /** Copies the lists. */
  public PhotoSet {
    classes = List.copyOf(classes);
    photos = List.copyOf(photos);
  }

  /**
   * Reads a folder; photos that the index does not release for shipped weights are left out.
   *
   * @param root one sub-folder per class
   * @param maxSide shorter sides are reduced to this many pixels
   * @param withMasks whether to look for plain backgrounds
   * @throws IOException if a photo cannot be read: training data must be sound
   */
  public static PhotoSet read(Path root, int maxSide, boolean withMasks) throws IOException {
    LeafFolder folder = LeafFolder.open(root);
    Optional<PhotoIndex> index = index(root);
    List<LeafPhoto> photos = new ArrayList<>();
    for (int i = 0; i < folder.photos(); i++) {
      Path path = folder.path(i);
      String domain = index.map(rows -> rows.row(path).domain()).orElse(NO_DOMAIN);
      if (index.map(rows -> rows.row(path).mayShip()).orElse(true)) {
        RgbImage image = folder.read(i, maxSide);
        boolean plain = withMasks && !domain.equals(FIELD);
        photos.add(
            new LeafPhoto(
                path,
                folder.label(i),
                domain,
                image,
                plain ? PlainBackgroundMask.find(image) : Optional.empty()));
      }
    }
    return new PhotoSet(folder.getClasses(), photos);
  }

  private static Optional<PhotoIndex> index(Path root) throws IOException {
    try {
      Optional<Path> file = PhotoIndex.discover(root);
      return file.isPresent() ? Optional.of(PhotoIndex.read(file.get())) : Optional.empty();
    } catch (EvaluationException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Returns how many photos each class has. */
  public int[] classCounts() {
    int[] counts = new int[classes.size()];
    photos.forEach(photo -> counts[photo.label()]++);
    return counts;
  }
}
