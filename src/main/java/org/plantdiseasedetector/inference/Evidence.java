package org.plantdiseasedetector.inference;

import java.util.List;
import org.plantdiseasedetector.model.View;

/**
 * Where on a photo the network found what speaks for each class.
 *
 * <p>The head is linear on the mean of the last feature map, so each position's share of a logit is
 * exact: {@code w_c · f_p / (positions · views)}, which is the class activation map of Zhou et al.
 * 2016 (arXiv 1512.04150). All shares of a class and its bias sum to its logit.
 *
 * @param classes number of classes
 * @param views one map per view of the photo
 */
public record Evidence(int classes, List<ViewMap> views) {

  /** Copies the list and checks the shapes. */
  public Evidence {
    views = List.copyOf(views);
    for (ViewMap view : views) {
      if (view.shares().length != (long) classes * view.width() * view.height()) {
        throw new IllegalArgumentException("A map of evidence has the wrong length");
      }
    }
  }

  /**
   * The map of one view.
   *
   * @param view which part of the photo it covers
   * @param width positions across
   * @param height positions down
   * @param shares row-major classes × height × width, in units of the logit
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record ViewMap(View view, int width, int height, float[] shares) {}

  /**
   * Returns a view's evidence that speaks for one class rather than for the average class. What all
   * classes have in common changes no probability, so it is taken off; what is left below zero
   * speaks against the class and becomes 0.
   *
   * @param view index in {@link #views()}
   * @param classIndex index of the class
   * @return row-major height × width, at least 0
   */
  public float[] inFavour(int view, int classIndex) {
    ViewMap map = views.get(view);
    int n = map.width() * map.height();
    float[] result = new float[n];
    for (int p = 0; p < n; p++) {
      float mean = 0;
      for (int c = 0; c < classes; c++) {
        mean += map.shares()[c * n + p] / classes;
      }
      result[p] = Math.max(0, map.shares()[classIndex * n + p] - mean);
    }
    return result;
  }

  /**
   * Returns the sum of a class's shares; with the head's bias it is the logit.
   *
   * @param classIndex index of the class
   */
  public double total(int classIndex) {
    double sum = 0;
    for (ViewMap map : views) {
      int n = map.width() * map.height();
      for (int p = 0; p < n; p++) {
        sum += map.shares()[classIndex * n + p];
      }
    }
    return sum;
  }
}
