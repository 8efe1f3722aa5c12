package org.plantdiseasedetector.training.data;

import ai.djl.basicdataset.cv.classification.AbstractImageFolder;
import ai.djl.modality.cv.Image;
import ai.djl.util.Pair;
import ai.djl.util.Progress;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.imaging.Resampler;
import org.plantdiseasedetector.imaging.RgbImage;

/**
 * DJL's image folder (one folder per class, sorted names give the labels) with two additions that a
 * reproducible training needs: the photos come in sorted order on every file system, and each knows
 * its path.
 */
public final class LeafFolder extends AbstractImageFolder {

  private final Path root;

  private LeafFolder(Builder builder, Path root) {
    super(builder);
    this.root = root;
  }

  /**
   * Opens a folder.
   *
   * @param root folder with one sub-folder per class
   * @throws IOException if it cannot be read or holds no class folder with photos
   */
  public static LeafFolder open(Path root) throws IOException {
    Builder builder = new Builder();
    builder.setRepositoryPath(root).setSampling(1, false);
    LeafFolder folder = new LeafFolder(builder, root);
    folder.prepare(null);
    if (folder.availableSize() == 0) {
      throw new IOException("No photos in class folders below " + root);
    }
    return folder;
  }

  @Override
  public void prepare(@Nullable Progress progress) throws IOException {
    if (prepared) {
      return;
    }
    try (Stream<Path> children = Files.list(root)) {
      children
          .filter(child -> Files.isDirectory(child))
          .map(child -> child.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .forEach(synset::add);
    }
    listImages(root, synset);
    List<Pair<String, Integer>> sorted =
        items.stream().sorted(Comparator.comparing(Pair::getKey)).toList();
    items.clear();
    sorted.forEach(items::add);
    prepared = true;
  }

  @Override
  protected Path getImagePath(String key) {
    return Path.of(key);
  }

  /** Returns the number of photos. */
  public int photos() {
    return Math.toIntExact(availableSize());
  }

  /**
   * Returns the class index of a photo.
   *
   * @param photo its index
   */
  public int label(int photo) {
    return Math.toIntExact(getClassNumber(photo));
  }

  /**
   * Returns the file of a photo.
   *
   * @param photo its index
   */
  public Path path(int photo) {
    return Path.of(items.get(photo).getKey());
  }

  /**
   * Reads a photo.
   *
   * @param photo index
   * @param maxSide pictures whose shorter side is longer are reduced to it, in pixels
   * @throws IOException if the file is no readable image
   */
  public RgbImage read(int photo, int maxSide) throws IOException {
    Image image = getImage(photo);
    BufferedImage picture = (BufferedImage) image.getWrappedImage();
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] packed = picture.getRGB(0, 0, width, height, null, 0, width);
    byte[] rgb = new byte[3 * packed.length];
    for (int i = 0; i < packed.length; i++) {
      rgb[3 * i] = (byte) (packed[i] >> 16);
      rgb[3 * i + 1] = (byte) (packed[i] >> 8);
      rgb[3 * i + 2] = (byte) packed[i];
    }
    RgbImage whole = new RgbImage(width, height, rgb);
    double scale = (double) maxSide / Math.min(width, height);
    return scale >= 1
        ? whole
        : Resampler.resize(
            whole, 0, 0, width, height, (int) (width * scale), (int) (height * scale));
  }

  private static final class Builder extends ImageFolderBuilder<Builder> {
    @Override
    protected Builder self() {
      return this;
    }
  }
}
