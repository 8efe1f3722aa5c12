package org.plantdiseasedetector.leaf;

import java.util.Optional;
import java.util.OptionalDouble;
import org.plantdiseasedetector.domain.PhotoQuality;
import org.plantdiseasedetector.imaging.RgbImage;

/**
 * Looks at a photo before the network does: is it good enough, where is the leaf, how much of it is
 * diseased. Immutable and thread-safe.
 *
 * @param meter delimits leaf and lesions
 */
public record PhotoInspector(SeverityMeter meter) {

  /** Lightness from which a pixel without colour is a mirrored light rather than leaf. */
  private static final float GLARE_LIGHT = 92;

  private static final float GLARE_CHROMA = 10;

  private static final float WHITE = 100;

  /**
   * What was seen.
   *
   * @param quality the measures
   * @param glare share of the leaf, or of the photo's middle, that mirrors the light, in [0, 1]
   * @param leaf the leaf with its lesions; empty if it cannot be delimited
   */
  public record Inspection(PhotoQuality quality, double glare, Optional<LeafMap> leaf) {}

  /**
   * Inspects a photo.
   *
   * @param photo decoded and upright, of any size
   */
  public Inspection inspect(RgbImage photo) {
    RgbImage small = SeverityMeter.workingSize(photo);
    Optional<LeafMap> leaf = meter.measure(small);
    LabPlanes lab = LabPlanes.of(small);
    boolean[] subject = leaf.map(PhotoInspector::leafOf).orElseGet(() -> middle(lab));
    PhotoQuality quality =
        new PhotoQuality(
            Sharpness.of(lab.l(), lab.width(), lab.height()),
            exposure(lab, subject),
            leaf.map(map -> OptionalDouble.of(map.leafFraction())).orElse(OptionalDouble.empty()));
    return new Inspection(quality, glare(lab, subject), leaf);
  }

  private static double exposure(LabPlanes lab, boolean[] subject) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < subject.length; i++) {
      sum += subject[i] ? lab.l()[i] : 0;
      n += subject[i] ? 1 : 0;
    }
    return sum / Math.max(1, n) / WHITE;
  }

  private static double glare(LabPlanes lab, boolean[] subject) {
    int mirrored = 0;
    int n = 0;
    for (int i = 0; i < subject.length; i++) {
      boolean bright =
          lab.l()[i] > GLARE_LIGHT && Math.hypot(lab.a()[i], lab.b()[i]) < GLARE_CHROMA;
      mirrored += subject[i] && bright ? 1 : 0;
      n += subject[i] ? 1 : 0;
    }
    return (double) mirrored / Math.max(1, n);
  }

  private static boolean[] leafOf(LeafMap map) {
    boolean[] leaf = new boolean[map.labels().length];
    for (int i = 0; i < leaf.length; i++) {
      leaf[i] = map.labels()[i] != LeafMap.BACKGROUND;
    }
    return leaf;
  }

  /** The ellipse of half the photo's sides, where the leaf is if anywhere. */
  private static boolean[] middle(LabPlanes lab) {
    boolean[] middle = new boolean[lab.width() * lab.height()];
    for (int i = 0; i < middle.length; i++) {
      int row = i / lab.width();
      double x = 2.0 * (i % lab.width() + 0.5) / lab.width() - 1;
      double y = 2.0 * (row + 0.5) / lab.height() - 1;
      middle[i] = x * x + y * y < 0.25;
    }
    return middle;
  }
}
