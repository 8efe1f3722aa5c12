package org.plantdiseasedetector.adaptation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How much more photos bring: heads fitted to some of the user's photos per class, judged on his
 * photos of other plants.
 *
 * @param points from few photos to many; empty if there are too few plants
 */
public record LearningCurve(List<Point> points) {

  private static final List<Integer> SIZES = List.of(1, 2, 3, 5, 10, 20, 50);
  private static final int DRAWS = 2;
  private static final long SEED = 1;

  /** Copies the list. */
  public LearningCurve {
    points = List.copyOf(points);
  }

  /**
   * A point of the curve.
   *
   * @param perClass photos of each class that were learnt from, at most
   * @param macroF1 on photos of other plants, in [0, 1], mean over the draws
   */
  public record Point(int perClass, double macroF1) {}

  /**
   * Draws the curve.
   *
   * @param refit the photos
   * @param watcher may end it
   */
  public static LearningCurve of(Refit refit, Refit.Watcher watcher) {
    FitRows rows = new FitRows(refit.base(), refit.user(), refit.references(), refit.strength());
    HeadFit fit = new HeadFit(rows);
    int most =
        IntStream.range(0, rows.classes())
            .map(c -> (int) users(rows).filter(i -> rows.label(i) == c).count())
            .max()
            .orElse(0);
    List<Integer> sizes = SIZES.stream().filter(size -> size < most).toList();
    List<Point> points = new ArrayList<>();
    for (int size : sizes) {
      double sum = 0;
      int counted = 0;
      for (int draw = 0; draw < DRAWS; draw++) {
        double macro = draw(rows, fit, size, new Random(SEED + draw), watcher);
        sum += Double.isNaN(macro) ? 0 : macro;
        counted += Double.isNaN(macro) ? 0 : 1;
      }
      if (counted > 0) {
        points.add(new Point(size, sum / counted));
      }
      watcher.done(points.size(), sizes.size());
    }
    return new LearningCurve(points);
  }

  private static IntStream users(FitRows rows) {
    return IntStream.range(0, rows.users());
  }

  private static double draw(
      FitRows rows, HeadFit fit, int size, Random random, Refit.Watcher watcher) {
    boolean[] used = new boolean[rows.count()];
    Arrays.fill(used, rows.users(), rows.count(), true);
    List<Integer> order = new ArrayList<>(users(rows).boxed().toList());
    Collections.shuffle(order, random);
    int[] taken = new int[rows.classes()];
    Set<String> seen = new HashSet<>();
    for (int i : order) {
      if (taken[rows.label(i)] < size) {
        taken[rows.label(i)]++;
        used[i] = true;
        seen.add(rows.example(i).plant());
      }
    }
    double[][] coefficients = fit.fit(rows.weights(used), fit.none(), watcher::cancelled);
    List<Figures.Pair> pairs =
        users(rows)
            .filter(i -> !seen.contains(rows.example(i).plant()))
            .mapToObj(
                i ->
                    new Figures.Pair(
                        rows.example(i).plant(),
                        rows.label(i),
                        0,
                        Proof.best(fit.logits(i, coefficients))))
            .toList();
    return new Figures(rows.classes()).macro(pairs, true);
  }
}
