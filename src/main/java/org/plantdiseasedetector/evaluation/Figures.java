package org.plantdiseasedetector.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Every measure for one set of photos. Each measure has an estimate.
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
    return requireNonNull(estimates.get(measure), measure::key);
  }

  /** Computes the figures of a set of photos. */
  static Figures of(List<ScoredPhoto> photos, int classes, Bootstrap bootstrap) {
    Map<Measure, double[]> resampled = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      resampled.put(measure, new double[bootstrap.resamples()]);
    }
    bootstrap.run(
        photos,
        classes,
        (r, tally) -> resampled.forEach((measure, values) -> values[r] = tally.value(measure)));
    Tally tally = new Tally(classes);
    photos.forEach(photo -> tally.add(photo.score()));
    Map<Measure, Estimate> estimates = new EnumMap<>(Measure.class);
    resampled.forEach(
        (measure, values) -> estimates.put(measure, Estimate.of(tally.value(measure), values)));
    return new Figures(
        photos.size(), Bootstrap.clusters(photos).size(), tally.classesWithSupport(), estimates);
  }
}
