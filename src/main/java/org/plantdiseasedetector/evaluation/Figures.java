package org.plantdiseasedetector.evaluation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Every measure for one set of photos.
 *
 * @param photos number of photos, unreadable ones included
 * @param clusters number of independent units that were resampled (leaves, or photos)
 * @param classes number of classes with at least one photo
 * @param estimates one per measure
 */
public record Figures(int photos, int clusters, int classes, Map<Measure, Estimate> estimates) {

  /** Copies the map. */
  public Figures {
    estimates = Map.copyOf(estimates);
  }

  /** Returns one measure. */
  public Estimate get(Measure measure) {
    return estimates.get(measure);
  }

  /** Computes the figures of a set of photos. */
  static Figures of(List<ScoredPhoto> photos, int classes, Bootstrap bootstrap) {
    Measure[] measures = Measure.values();
    double[][] resampled = new double[measures.length][bootstrap.resamples()];
    bootstrap.run(
        photos,
        classes,
        (r, tally) -> {
          for (Measure measure : measures) {
            resampled[measure.ordinal()][r] = tally.value(measure);
          }
        });
    Tally tally = new Tally(classes);
    photos.forEach(photo -> tally.add(photo.score()));
    Map<Measure, Estimate> estimates = new EnumMap<>(Measure.class);
    for (Measure measure : measures) {
      estimates.put(measure, Estimate.of(tally.value(measure), resampled[measure.ordinal()]));
    }
    return new Figures(
        photos.size(), Bootstrap.clusters(photos).size(), tally.classesWithSupport(), estimates);
  }
}
