package org.plantdiseasedetector.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws resamples of photos with replacement (Efron 1979), always the same ones for the same seed.
 *
 * <p>Photos of one leaf are no independent observations. Where leaves are known, whole leaves are
 * drawn instead of photos, which gives the wider, honest interval.
 *
 * @param resamples how many, at least 1
 * @param seed of the generator; {@link Random} is specified to the bit, so results are portable
 */
public record Bootstrap(int resamples, long seed) {

  /** What the project reports. */
  public static final Bootstrap STANDARD = new Bootstrap(2000, 20_190_401L);

  /** Checks the number. */
  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("At least one resample: " + resamples);
    }
  }

  /** Receives the tally of one resample. */
  @FunctionalInterface
  interface Visitor {
    void visit(int resample, Tally tally);
  }

  /** Tallies every resample. */
  void run(List<ScoredPhoto> photos, int classes, Visitor visitor) {
    List<List<Score>> clusters = clusters(photos);
    Random random = new Random(seed);
    for (int r = 0; r < resamples; r++) {
      Tally tally = new Tally(classes);
      for (int k = 0; k < clusters.size(); k++) {
        clusters.get(random.nextInt(clusters.size())).forEach(tally::add);
      }
      visitor.visit(r, tally);
    }
  }

  /** Groups the photos of one leaf; a photo without a known leaf is alone. */
  static List<List<Score>> clusters(List<ScoredPhoto> photos) {
    Map<List<String>, List<Score>> clusters = new LinkedHashMap<>();
    for (ScoredPhoto scored : photos) {
      LabelledPhoto photo = scored.photo();
      List<String> key =
          photo
              .leafGroup()
              .map(leaf -> List.of(photo.source(), leaf))
              .orElse(List.of(photo.name()));
      clusters.computeIfAbsent(key, k -> new ArrayList<>()).add(scored.score());
    }
    return List.copyOf(clusters.values());
  }
}
