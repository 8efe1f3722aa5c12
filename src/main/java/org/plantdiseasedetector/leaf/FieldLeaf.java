package org.plantdiseasedetector.leaf;

import java.util.Optional;
import org.plantdiseasedetector.imaging.BinaryMask;
import org.plantdiseasedetector.imaging.MaskScaler;
import org.plantdiseasedetector.imaging.Resampler;
import org.plantdiseasedetector.imaging.RgbImage;

/**
 * Cuts the leaf in the middle of a field photo out by colour.
 *
 * <p>Two colour histograms, one of the leaf and one of its surroundings, start from the assumption
 * that the leaf is in the middle, and are refined in turns with the segmentation they give
 * (expectation maximisation with a fixed spatial prior, in the manner of GrabCut, Rother et al.
 * 2004, without its graph cut). Leaves among leaves of the same colour cannot be separated so;
 * {@link LeafShape} refuses what does not look like one leaf.
 */
final class FieldLeaf {

  /** Longest side in pixels at which colours are compared. */
  private static final int SIDE = 128;

  private static final int ROUNDS = 6;

  /** Chance of leaf in the middle and at the corners before any colour is seen. */
  private static final double PRIOR_MIDDLE = 0.9;

  private static final double PRIOR_CORNER = 0.05;

  /** Fall of the prior with the squared distance from the middle, in half sides. */
  private static final double PRIOR_FALL = 1.4;

  /** Radius in pixels over which neighbours decide together. */
  private static final int NEIGHBOURS = 2;

  /** Radius in pixels of the opening that cuts stalks and bridges to other leaves. */
  private static final int OPENING = 2;

  private final int width;
  private final int height;
  private final int[] bins;
  private final double[] prior;

  private FieldLeaf(LabPlanes lab) {
    width = lab.width();
    height = lab.height();
    bins = ColourHistogram.bins(lab);
    prior = prior(width, height);
  }

  /** Returns the leaf in pixels of the image, or empty if nothing looks like one leaf. */
  static Optional<BinaryMask> find(RgbImage image) {
    double scale = Math.min(1, (double) SIDE / Math.max(image.width(), image.height()));
    int width = Math.max(1, (int) Math.round(image.width() * scale));
    int height = Math.max(1, (int) Math.round(image.height() * scale));
    RgbImage small = Resampler.resize(image, 0, 0, image.width(), image.height(), width, height);
    FieldLeaf leaf = new FieldLeaf(LabPlanes.of(small));
    float[] chance = leaf.refine();
    BinaryMask mask = leaf.middlePart(chance);
    return LeafShape.isOneLeaf(mask, chance)
        ? Optional.of(scaled(mask, image.width(), image.height()))
        : Optional.empty();
  }

  private float[] refine() {
    float[] chance = new float[bins.length];
    for (int i = 0; i < chance.length; i++) {
      chance[i] = (float) prior[i];
    }
    boolean[] everywhere = new boolean[bins.length];
    java.util.Arrays.fill(everywhere, true);
    for (int round = 0; round < ROUNDS; round++) {
      chance = smooth(posterior(chance), everywhere);
    }
    return chance;
  }

  private float[] posterior(float[] chance) {
    ColourHistogram leaf = new ColourHistogram();
    ColourHistogram rest = new ColourHistogram();
    for (int i = 0; i < bins.length; i++) {
      leaf.add(bins[i], chance[i]);
      rest.add(bins[i], 1 - chance[i]);
    }
    double[] ofLeaf = leaf.smoothed();
    double[] ofRest = rest.smoothed();
    float[] result = new float[bins.length];
    for (int i = 0; i < bins.length; i++) {
      double inside = prior[i] * ofLeaf[bins[i]];
      double outside = (1 - prior[i]) * ofRest[bins[i]];
      result[i] = (float) (inside / (inside + outside));
    }
    return result;
  }

  private float[] smooth(float[] plane, boolean[] everywhere) {
    BoxMeans means = new BoxMeans(width, height, plane, everywhere);
    float[] result = new float[plane.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = means.at(i, NEIGHBOURS);
    }
    return result;
  }

  /** Keeps the connected part that holds most of the prior. */
  private BinaryMask middlePart(float[] chance) {
    boolean[] set = new boolean[chance.length];
    for (int i = 0; i < set.length; i++) {
      set[i] = chance[i] > 0.5f;
    }
    BinaryMask opened = new BinaryMask(width, height, set).erode(OPENING).dilate(OPENING);
    boolean[] best = new boolean[set.length];
    double most = 0;
    for (boolean[] part : LeafShape.parts(opened)) {
      double mass = 0;
      for (int i = 0; i < part.length; i++) {
        mass += part[i] ? prior[i] : 0;
      }
      if (mass > most) {
        most = mass;
        best = part;
      }
    }
    return new BinaryMask(width, height, best).fillHoles();
  }

  private static BinaryMask scaled(BinaryMask mask, int width, int height) {
    byte[] alpha = MaskScaler.alpha(mask, width, height);
    boolean[] set = new boolean[alpha.length];
    for (int i = 0; i < set.length; i++) {
      set[i] = (alpha[i] & 0xFF) >= 128;
    }
    return new BinaryMask(width, height, set);
  }

  private static double[] prior(int width, int height) {
    double[] prior = new double[width * height];
    for (int i = 0; i < prior.length; i++) {
      int row = i / width;
      double x = 2.0 * (i % width + 0.5) / width - 1;
      double y = 2.0 * (row + 0.5) / height - 1;
      double middle = Math.exp(-PRIOR_FALL * (x * x + y * y));
      prior[i] = PRIOR_CORNER + (PRIOR_MIDDLE - PRIOR_CORNER) * middle;
    }
    return prior;
  }
}
