package org.plantdiseasedetector.adaptation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.plantdiseasedetector.evaluation.Estimate;

/**
 * Compares two heads on the same photos. Photos of one plant are drawn together, so that ten photos
 * of one plant do not count as ten plants (paired cluster bootstrap, as for the shipped figures:
 * docs/adr/0020).
 *
 * @param classes number of classes
 */
record Figures(int classes) {

  private static final int RESAMPLES = 1000;
  private static final long SEED = 20_190_401L;

  /**
   * A photo with its two answers.
   *
   * @param plant whose photo it is
   * @param truth index of its class
   * @param before what the shipped head says
   * @param after what the adapted head says, not having seen the plant
   */
  record Pair(String plant, int truth, int before, int after) {}

  Estimate accuracy(List<Pair> pairs, boolean after) {
    return estimate(pairs, drawn -> share(drawn, after));
  }

  Estimate macroF1(List<Pair> pairs, boolean after) {
    return estimate(pairs, drawn -> macro(drawn, after));
  }

  /** What the new head brings, with the interval of the difference. */
  Estimate gain(List<Pair> pairs) {
    return estimate(pairs, drawn -> macro(drawn, true) - macro(drawn, false));
  }

  private static Estimate estimate(List<Pair> pairs, ToDoubleFunction<List<Pair>> figure) {
    List<List<Pair>> clusters = clusters(pairs);
    Random random = new Random(SEED);
    double[] resampled = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      List<Pair> drawn = new ArrayList<>();
      for (int k = 0; k < clusters.size(); k++) {
        drawn.addAll(clusters.get(random.nextInt(clusters.size())));
      }
      resampled[r] = figure.applyAsDouble(drawn);
    }
    return Estimate.of(figure.applyAsDouble(pairs), resampled);
  }

  private static List<List<Pair>> clusters(List<Pair> pairs) {
    Map<String, List<Pair>> clusters = new LinkedHashMap<>();
    pairs.forEach(pair -> clusters.computeIfAbsent(pair.plant(), p -> new ArrayList<>()).add(pair));
    return List.copyOf(clusters.values());
  }

  static double share(List<Pair> pairs, boolean after) {
    long right = pairs.stream().filter(p -> p.truth() == (after ? p.after() : p.before())).count();
    return pairs.isEmpty() ? Double.NaN : (double) right / pairs.size();
  }

  /** Mean F1 over the classes that the photos show. */
  double macro(List<Pair> pairs, boolean after) {
    int[] shown = new int[classes];
    int[] said = new int[classes];
    int[] right = new int[classes];
    for (Pair pair : pairs) {
      int answer = after ? pair.after() : pair.before();
      shown[pair.truth()]++;
      said[answer]++;
      right[answer] += answer == pair.truth() ? 1 : 0;
    }
    double sum = 0;
    int present = 0;
    for (int c = 0; c < classes; c++) {
      if (shown[c] > 0) {
        sum += 2.0 * right[c] / (shown[c] + said[c]);
        present++;
      }
    }
    return present == 0 ? Double.NaN : sum / present;
  }

  /** F1 of one class. */
  static double f1(List<Pair> pairs, int label, boolean after) {
    long shown = pairs.stream().filter(p -> p.truth() == label).count();
    long said = pairs.stream().filter(p -> (after ? p.after() : p.before()) == label).count();
    long right =
        pairs.stream()
            .filter(p -> p.truth() == label && (after ? p.after() : p.before()) == label)
            .count();
    return shown + said == 0 ? 0 : 2.0 * right / (shown + said);
  }
}
