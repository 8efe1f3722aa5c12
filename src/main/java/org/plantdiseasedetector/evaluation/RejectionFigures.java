package org.plantdiseasedetector.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How well a model tells photos of leaves that it knows from pictures that it should refuse.
 *
 * @param photos number of pictures to refuse, unreadable ones left out
 * @param unreadable pictures that could not be read
 * @param auroc probability that such a picture is less familiar than a known leaf, ties counting
 *     half (Hanley and McNeil 1982, Radiology 143, 29–36)
 * @param refused share whose outcome is {@code not_recognised}
 * @param refusedAtKept share that is less familiar than {@link #KEPT} of the known leaves
 */
public record RejectionFigures(
    int photos, int unreadable, Estimate auroc, Estimate refused, Estimate refusedAtKept) {

  /** Share of known leaves that {@link #refusedAtKept()} keeps. */
  public static final double KEPT = 0.95;

  /**
   * Computes the figures. Leaves and pictures are resampled independently of each other.
   *
   * @param known photos of leaves that the model knows
   * @param unknown unfamiliarity of each picture to refuse, at least one
   * @param unreadable further pictures that could not be read
   * @param limit unfamiliarity above which the outcome is {@code not_recognised}
   * @param bootstrap how to make the intervals
   */
  static RejectionFigures of(
      List<ScoredPhoto> known,
      double[] unknown,
      int unreadable,
      double limit,
      Bootstrap bootstrap) {
    List<double[]> leaves =
        Bootstrap.clusters(known).stream().map(RejectionFigures::unfamiliarity).toList();
    double[] all = leaves.stream().flatMapToDouble(Arrays::stream).toArray();
    double[][] resampled = new double[3][bootstrap.resamples()];
    Random random = new Random(bootstrap.seed());
    for (int r = 0; r < bootstrap.resamples(); r++) {
      double[] drawnLeaves = drawLeaves(leaves, random);
      double[] drawn = new double[unknown.length];
      Arrays.setAll(drawn, i -> unknown[random.nextInt(unknown.length)]);
      double[] figures = figures(drawnLeaves, drawn, limit);
      for (int f = 0; f < figures.length; f++) {
        resampled[f][r] = figures[f];
      }
    }
    double[] figures = figures(all, unknown, limit);
    return new RejectionFigures(
        unknown.length,
        unreadable,
        Estimate.of(figures[0], resampled[0]),
        Estimate.of(figures[1], resampled[1]),
        Estimate.of(figures[2], resampled[2]));
  }

  private static double[] unfamiliarity(List<Score> leaf) {
    return leaf.stream().filter(Score::isRead).mapToDouble(Score::unfamiliarity).toArray();
  }

  private static double[] drawLeaves(List<double[]> leaves, Random random) {
    double[][] drawn = new double[leaves.size()][];
    Arrays.setAll(drawn, i -> leaves.get(random.nextInt(leaves.size())));
    return Arrays.stream(drawn).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Returns AUROC, share above the limit, share above the quantile of the known; sorts them. */
  private static double[] figures(double[] known, double[] unknown, double limit) {
    if (known.length == 0) {
      return new double[] {Double.NaN, shareAbove(unknown, limit), Double.NaN};
    }
    Arrays.sort(known);
    double sum = 0;
    for (double value : unknown) {
      sum += (below(known, value, false) + below(known, value, true)) / 2.0;
    }
    double kept = known[(int) Math.ceil(KEPT * known.length) - 1];
    return new double[] {
      sum / known.length / unknown.length, shareAbove(unknown, limit), shareAbove(unknown, kept)
    };
  }

  private static double shareAbove(double[] values, double limit) {
    return (double) Arrays.stream(values).filter(value -> !(value <= limit)).count()
        / values.length;
  }

  /** Counts the sorted values below another one, or those below or equal. */
  private static int below(double[] sorted, double value, boolean orEqual) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
