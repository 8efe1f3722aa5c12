package org.plantdiseasedetector.evaluation;

import java.util.Optional;
import org.plantdiseasedetector.imaging.PlainBackgroundMask;
import org.plantdiseasedetector.imaging.RgbImage;

/**
 * The shortcut probe: paints the leaf over with the mean colour of its background.
 *
 * <p>What a model still gets right then, it knows from the background, as eight background pixels
 * alone identify 49 % of PlantVillage photos (Noyan 2022, arXiv 2206.04374). The outline of the
 * painted area remains visible, so even an honest model may stay above chance.
 */
public final class BlankLeaf implements PhotoEdit {

  /** The leaf is grown by this share of the shorter side, to cover soft edges and fringes. */
  private static final double MARGIN = 0.02;

  @Override
  public Optional<RgbImage> apply(RgbImage photo) {
    return PlainBackgroundMask.find(photo).map(mask -> paint(photo, mask));
  }

  private static RgbImage paint(RgbImage photo, PlainBackgroundMask mask) {
    int margin = (int) Math.ceil(MARGIN * Math.min(photo.width(), photo.height()));
    boolean[] leaf = mask.dilated(margin);
    byte[] colour = meanBackground(photo, leaf);
    byte[] rgb = photo.rgb().clone();
    for (int i = 0; i < leaf.length; i++) {
      if (leaf[i]) {
        System.arraycopy(colour, 0, rgb, 3 * i, 3);
      }
    }
    return new RgbImage(photo.width(), photo.height(), rgb);
  }

  private static byte[] meanBackground(RgbImage photo, boolean[] leaf) {
    long[] sums = new long[3];
    int n = 0;
    for (int i = 0; i < leaf.length; i++) {
      if (!leaf[i]) {
        n++;
        for (int c = 0; c < 3; c++) {
          sums[c] += photo.rgb()[3 * i + c] & 0xFF;
        }
      }
    }
    byte[] mean = new byte[3];
    for (int c = 0; c < 3; c++) {
      mean[c] = (byte) (n == 0 ? 0 : Math.round((double) sums[c] / n));
    }
    return mean;
  }
}
