package org.plantdiseasedetector.training.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    List<LeafPhoto> photos = new ArrayList<>();
    for (LabelledPath photo : LabelledPath.released(folder, root)) {
      RgbImage image = folder.read(photo.position(), maxSide);
      boolean plain = withMasks && !photo.domain().equals(FIELD);
      photos.add(
          new LeafPhoto(
              photo.path(),
              photo.label(),
              photo.domain(),
              image,
              plain ? PlainBackgroundMask.find(image) : Optional.empty()));
    }
    return new PhotoSet(folder.getClasses(), photos);
  }

  /** Returns how many photos each class has. */
  public int[] classCounts() {
    int[] counts = new int[classes.size()];
    photos.forEach(photo -> counts[photo.label()]++);
    return counts;
  }
}
