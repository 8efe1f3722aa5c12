package org.plantdiseasedetector.leaf;

import java.util.Optional;
import org.plantdiseasedetector.imaging.BinaryMask;
import org.plantdiseasedetector.imaging.RgbImage;

/**
 * The features of a photo's leaf with the true label of each pixel, for fitting a {@link
 * LesionNet}.
 *
 * @param features one row per feature, one column per leaf pixel
 * @param lesion whether each leaf pixel is lesion, by the mask
 */
@SuppressWarnings("ArrayRecordComponent")
public record LesionSamples(float[][] features, boolean[] lesion) {

  /**
   * Looks at a photo as a measurement does: the leaf is the one that is found, not the one of the
   * mask, so that fitting and measuring see the same.
   *
   * @param photo decoded photo of any size
   * @param mask of the same proportions
   * @return empty if no leaf is found
   */
  public static Optional<LesionSamples> of(RgbImage photo, LeafMap mask) {
    RgbImage small = SeverityMeter.workingSize(photo);
    return LeafOutline.find(small).map(leaf -> of(small, leaf, mask));
  }

  private static LesionSamples of(RgbImage small, BinaryMask leaf, LeafMap mask) {
    LesionFeatures features = new LesionFeatures(LabPlanes.of(small), leaf.set());
    int n = features.pixels().length;
    float[][] rows = new float[LesionFeatures.COUNT][n];
    features.write(0, n, rows);
    boolean[] lesion = new boolean[n];
    for (int k = 0; k < n; k++) {
      int x = features.pixels()[k] % small.width();
      int y = features.pixels()[k] / small.width();
      lesion[k] =
          mask.at(
                  (int) ((x + 0.5) * mask.width() / small.width()),
                  (int) ((y + 0.5) * mask.height() / small.height()))
              == LeafMap.LESION;
    }
    return new LesionSamples(rows, lesion);
  }
}
