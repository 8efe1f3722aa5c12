package org.plantdiseasedetector.leaf;

import java.util.Optional;
import org.plantdiseasedetector.imaging.BinaryMask;
import org.plantdiseasedetector.imaging.PlainBackgroundMask;
import org.plantdiseasedetector.imaging.RgbImage;

/** Finds the one leaf of a photo, on a plain background or in the field. */
final class LeafOutline {

  private LeafOutline() {}

  /**
   * Delimits the leaf.
   *
   * @param image at working size
   * @return the leaf in pixels of {@code image}; empty if it cannot be told from its surroundings
   */
  static Optional<BinaryMask> find(RgbImage image) {
    return PlainBackgroundMask.find(image)
        .map(plain -> new BinaryMask(image.width(), image.height(), plain.dilated(0)))
        .or(() -> FieldLeaf.find(image));
  }
}
