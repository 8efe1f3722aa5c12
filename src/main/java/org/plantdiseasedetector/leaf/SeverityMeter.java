package org.plantdiseasedetector.leaf;

import java.util.Optional;
import org.plantdiseasedetector.imaging.BinaryMask;
import org.plantdiseasedetector.imaging.Resampler;
import org.plantdiseasedetector.imaging.RgbImage;

/**
 * Delimits the leaf of a photo and the lesions on it. Immutable and thread-safe.
 *
 * @param net tells lesion from healthy leaf
 */
public record SeverityMeter(LesionNet net) {

  /** Longest side in pixels at which leaf and lesions are cut out. */
  public static final int WORKING_SIDE = 320;

  /**
   * Measures a photo.
   *
   * @param photo decoded and upright, of any size
   * @return the map at working size; empty if no leaf can be delimited with confidence, since a
   *     share of an unknown area would be a wrong number
   */
  public Optional<LeafMap> measure(RgbImage photo) {
    RgbImage small = workingSize(photo);
    return LeafOutline.find(small).map(leaf -> map(small, leaf));
  }

  /** Shrinks a photo to the working size; a smaller one stays as it is. */
  public static RgbImage workingSize(RgbImage photo) {
    int longest = Math.max(photo.width(), photo.height());
    if (longest <= WORKING_SIDE) {
      return photo;
    }
    int width = Math.max(1, Math.round((float) photo.width() * WORKING_SIDE / longest));
    int height = Math.max(1, Math.round((float) photo.height() * WORKING_SIDE / longest));
    return Resampler.resize(photo, 0, 0, photo.width(), photo.height(), width, height);
  }

  private LeafMap map(RgbImage image, BinaryMask leaf) {
    LesionFeatures features = new LesionFeatures(LabPlanes.of(image), leaf.set());
    float[] logits = net.logits(features);
    byte[] labels = new byte[leaf.set().length];
    int[] pixels = features.pixels();
    for (int k = 0; k < pixels.length; k++) {
      labels[pixels[k]] = logits[k] > net.limit() ? LeafMap.LESION : LeafMap.HEALTHY;
    }
    return new LeafMap(image.width(), image.height(), labels);
  }
}
