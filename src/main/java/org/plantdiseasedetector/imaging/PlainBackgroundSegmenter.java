package org.plantdiseasedetector.imaging;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds leaf pixels as those that are greener or yellower (browner) than a plain background.
 *
 * <p>The background's chroma is the median over the photo's border. Shadows keep that chroma or
 * turn bluish, while living tissue is greener and dead tissue browner, so only those two directions
 * count. The limits were set by eye on training photos of PlantVillage and measured on the leaf
 * masks of BRACOL.
 */
final class PlainBackgroundSegmenter {

  /** Pixels of the shorter side at which the leaf is cut out. */
  private static final int WORKING_SIDE = 128;

  /** Pixels of the shorter side at which grain is averaged away and only structure is left. */
  private static final int COARSE_SIDE = 32;

  /** Width of the border that shows the background, as a share of the shorter side. */
  private static final double BORDER = 0.03;

  /** A border pixel that is greener than this may be leaf and does not speak for the background. */
  private static final float BACKGROUND_GREEN = 0.05f;

  /** Plain backgrounds are grey, bluish or beige: {@code |yellow|} stays below. */
  private static final float BACKGROUND_YELLOW = 0.25f;

  /** Share of the border that has to show the background. */
  private static final double BACKGROUND_SHARE = 0.35;

  /** Median absolute deviation of chroma that a plain background stays below. */
  private static final float PLAIN_DEVIATION = 0.03f;

  /** Median brightness step between neighbours at coarse size that a plain background keeps. */
  private static final float PLAIN_STEP = 6;

  /** Excess over the background at which a pixel becomes leaf. */
  private static final float LEAF_GREEN = 0.05f;

  private static final float LEAF_YELLOW = 0.09f;

  private static final double SMALLEST_PART = 0.01;
  private static final double LEAST_LEAF = 0.04;
  private static final double MOST_LEAF = 0.97;

  private PlainBackgroundSegmenter() {}

  /** Returns the leaf at working size, or empty if the background is not plain. */
  static Optional<BinaryMask> segment(RgbImage image) {
    ChromaPlanes planes = ChromaPlanes.of(image, WORKING_SIDE);
    int[] border = borderPixels(planes);
    int[] background = background(planes, border);
    if (background.length < BACKGROUND_SHARE * border.length
        || !isUniform(planes, background)
        || !isSmooth(ChromaPlanes.of(image, COARSE_SIDE))) {
      return Optional.empty();
    }
    BinaryMask leaf = leaf(planes, background);
    double share = (double) leaf.count() / leaf.set().length;
    return share < LEAST_LEAF || share > MOST_LEAF ? Optional.empty() : Optional.of(leaf);
  }

  private static BinaryMask leaf(ChromaPlanes planes, int[] background) {
    float green = median(planes.green(), background);
    float yellow = median(planes.yellow(), background);
    boolean[] set = new boolean[planes.luma().length];
    for (int i = 0; i < set.length; i++) {
      float trust = planes.trust(i);
      float g = Math.max(0, planes.green()[i] - green) * trust / LEAF_GREEN;
      float y = Math.max(0, planes.yellow()[i] - yellow) * trust / LEAF_YELLOW;
      set[i] = g * g + y * y > 1;
    }
    int least = (int) (SMALLEST_PART * set.length);
    return new BinaryMask(planes.width(), planes.height(), set)
        .close(1)
        .dropSmallerThan(least)
        .fillHoles();
  }

  private static int[] background(ChromaPlanes planes, int[] border) {
    return Arrays.stream(border)
        .filter(i -> planes.green()[i] * planes.trust(i) < BACKGROUND_GREEN)
        .filter(i -> Math.abs(planes.yellow()[i]) * planes.trust(i) < BACKGROUND_YELLOW)
        .toArray();
  }

  private static boolean isUniform(ChromaPlanes planes, int[] background) {
    return deviation(planes, planes.green(), background) < PLAIN_DEVIATION
        && deviation(planes, planes.yellow(), background) < PLAIN_DEVIATION;
  }

  private static boolean isSmooth(ChromaPlanes coarse) {
    int[] background = background(coarse, borderPixels(coarse));
    return background.length > 0 && medianStep(coarse, background) < PLAIN_STEP;
  }

  private static int[] borderPixels(ChromaPlanes planes) {
    int w = planes.width();
    int h = planes.height();
    int band = Math.max(1, (int) Math.round(BORDER * Math.min(w, h)));
    int[] pixels = new int[w * h];
    int n = 0;
    for (int i = 0; i < w * h; i++) {
      int x = i % w;
      int y = i / w;
      if (Math.min(Math.min(x, w - 1 - x), Math.min(y, h - 1 - y)) < band) {
        pixels[n++] = i;
      }
    }
    return Arrays.copyOf(pixels, n);
  }

  private static float medianStep(ChromaPlanes planes, int[] pixels) {
    float[] steps = new float[pixels.length];
    for (int k = 0; k < pixels.length; k++) {
      int i = pixels[k];
      int next = (i + 1) % planes.width() == 0 ? Math.max(0, i - 1) : i + 1;
      steps[k] = Math.abs(planes.luma()[i] - planes.luma()[next]);
    }
    return middle(steps);
  }

  private static float deviation(ChromaPlanes planes, float[] plane, int[] pixels) {
    float median = median(plane, pixels);
    float[] distances = new float[pixels.length];
    for (int k = 0; k < pixels.length; k++) {
      distances[k] = Math.abs(plane[pixels[k]] - median) * planes.trust(pixels[k]);
    }
    return middle(distances);
  }

  private static float median(float[] plane, int[] pixels) {
    float[] values = new float[pixels.length];
    for (int k = 0; k < pixels.length; k++) {
      values[k] = plane[pixels[k]];
    }
    return middle(values);
  }

  private static float middle(float[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
