package org.plantdiseasedetector.adaptation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Fits a head once to all photos and once without each plant, so that every photo gets an answer
 * from a head that has not seen its plant. Above {@link #MOST_FOLDS} plants, several are left out
 * together. The references are left out in the same turns, by their leaves.
 *
 * @param rows the photos
 * @param fit of them
 */
record CrossFit(FitRows rows, HeadFit fit) {

  /** Most refits. */
  static final int MOST_FOLDS = 20;

  /**
   * What comes of it.
   *
   * @param coefficients of the head that has seen everything
   * @param unseen logits of every row, by the head that has not seen its plant
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Result(double[][] coefficients, double[][] unseen) {}

  /**
   * Fits.
   *
   * @param progress told of the refits that are done
   * @param cancelled asked often
   */
  Result run(IntConsumer progress, BooleanSupplier cancelled) {
    boolean[] all = new boolean[rows.count()];
    Arrays.fill(all, true);
    double[][] whole = fit.fit(rows.weights(all), fit.none(), cancelled);
    int[] folds = folds();
    int count = Arrays.stream(folds).max().orElse(-1) + 1;
    double[][] unseen = new double[rows.count()][];
    for (int fold = 0; fold < count; fold++) {
      int left = fold;
      boolean[] used = new boolean[folds.length];
      for (int i = 0; i < folds.length; i++) {
        used[i] = folds[i] != left;
      }
      double[][] without = fit.fit(rows.weights(used), without(whole, used), cancelled);
      for (int i = 0; i < folds.length; i++) {
        if (!used[i]) {
          unseen[i] = fit.logits(i, without);
        }
      }
      progress.accept(fold + 1);
    }
    return new Result(whole, unseen);
  }

  /** What a left-out row contributed is taken off the start. */
  private static double[][] without(double[][] whole, boolean[] used) {
    double[][] start = new double[whole.length][];
    for (int i = 0; i < start.length; i++) {
      start[i] = used[i] ? whole[i].clone() : new double[whole[i].length];
    }
    return start;
  }

  /** Returns how many refits there will be. */
  int refits() {
    return Arrays.stream(folds()).max().orElse(-1) + 1;
  }

  private int[] folds() {
    List<String> plants = rows.plants();
    int count = Math.clamp(plants.size(), 2, MOST_FOLDS);
    Map<String, Integer> folds = new HashMap<>();
    List<String> names = new ArrayList<>(plants);
    for (int i = rows.users(); i < rows.count(); i++) {
      String leaf = rows.example(i).plant();
      if (!names.contains(leaf)) {
        names.add(leaf);
      }
    }
    for (int i = 0; i < names.size(); i++) {
      folds.putIfAbsent(names.get(i), i % count);
    }
    int[] result = new int[rows.count()];
    for (int i = 0; i < result.length; i++) {
      result[i] = folds.getOrDefault(rows.example(i).plant(), 0);
    }
    return result;
  }
}
