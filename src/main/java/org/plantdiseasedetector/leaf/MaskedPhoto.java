package org.plantdiseasedetector.leaf;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A photo with a hand-drawn mask: 0 background, 1 leaf, 2 and above lesion.
 *
 * @param photo the photo
 * @param mask PNG file of one byte a pixel, grey or with a palette
 */
public record MaskedPhoto(Path photo, Path mask) {

  private static final String PHOTO_SUFFIX = ".jpg";
  private static final int MOST_PIXELS = 100_000_000;

  /**
   * Lists the photos of a folder that have a mask. Two layouts are known: {@code images/NAME.jpg}
   * with {@code masks/NAME_mask.png}; and {@code CLASS/NAME.jpg} with {@code
   * ../masks/FOLDER/CLASS/NAME.png}.
   *
   * @param folder the folder
   * @return sorted by path
   * @throws IOException if there is none or the folder cannot be read
   */
  public static List<MaskedPhoto> list(Path folder) throws IOException {
    List<MaskedPhoto> found = new ArrayList<>();
    for (Path photo : photos(folder)) {
      Path mask = maskOf(folder, photo);
      if (Files.isRegularFile(mask)) {
        found.add(new MaskedPhoto(photo, mask));
      }
    }
    if (found.isEmpty()) {
      throw new IOException(
          "No photo with a mask in "
              + folder
              + ". It needs images/NAME.jpg with masks/NAME_mask.png, or CLASS/NAME.jpg with"
              + " ../masks/FOLDER/CLASS/NAME.png.");
    }
    return found;
  }

  private static List<Path> photos(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("There is no folder " + folder + ". Check the path.");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(PHOTO_SUFFIX)).sorted().toList();
    }
  }

  private static Path maskOf(Path folder, Path photo) {
    String file = photo.getFileName().toString();
    String name = file.substring(0, file.length() - PHOTO_SUFFIX.length());
    if (photo.startsWith(folder.resolve("images"))) {
      return folder.resolve("masks").resolve(name + "_mask.png");
    }
    Path inside = folder.relativize(photo).resolveSibling(name + ".png");
    return folder
        .resolveSibling("masks")
        .resolve(String.valueOf(folder.getFileName()))
        .resolve(inside);
  }

  /**
   * Reads the mask.
   *
   * @throws IOException if it is no such picture
   */
  public LeafMap readMask() throws IOException {
    BufferedImage image = ImageIO.read(mask.toFile());
    if (image == null || (long) image.getWidth() * image.getHeight() > MOST_PIXELS) {
      throw new IOException(mask + " is no mask. Restore the file.");
    }
    Raster raster = image.getRaster();
    byte[] labels = new byte[image.getWidth() * image.getHeight()];
    for (int i = 0; i < labels.length; i++) {
      int value = raster.getSample(i % image.getWidth(), i / image.getWidth(), 0);
      labels[i] = (byte) Math.min(value, LeafMap.LESION);
    }
    return new LeafMap(image.getWidth(), image.getHeight(), labels);
  }
}
