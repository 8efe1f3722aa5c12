package org.plantdiseasedetector.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.plantdiseasedetector.domain.ClassId;

/**
 * How well one class is told from all others.
 *
 * @param classId the class
 * @param support photos of the class
 * @param predicted photos that were taken for it
 * @param precision share of the photos taken for the class that belong to it; undefined if none was
 * @param recall share of the photos of the class that were taken for it; undefined without support
 * @param f1 harmonic mean of both; undefined without support
 */
public record ClassFigures(
    ClassId classId, int support, int predicted, Estimate precision, Estimate recall, Estimate f1) {

  /** Computes the figures of every class, in the order of {@code classes}. */
  static List<ClassFigures> of(
      List<ScoredPhoto> photos, List<ClassId> classes, Bootstrap bootstrap) {
    int n = classes.size();
    double[][] precision = new double[n][bootstrap.resamples()];
    double[][] recall = new double[n][bootstrap.resamples()];
    double[][] f1 = new double[n][bootstrap.resamples()];
    bootstrap.run(
        photos,
        n,
        (r, tally) -> {
          for (int c = 0; c < n; c++) {
            precision[c][r] = tally.precision(c);
            recall[c][r] = tally.recall(c);
            f1[c][r] = tally.f1(c);
          }
        });
    Tally tally = new Tally(n);
    photos.forEach(photo -> tally.add(photo.score()));
    List<ClassFigures> figures = new ArrayList<>();
    for (int c = 0; c < n; c++) {
      figures.add(
          new ClassFigures(
              classes.get(c),
              tally.support(c),
              tally.predicted(c),
              Estimate.of(tally.precision(c), precision[c]),
              Estimate.of(tally.recall(c), recall[c]),
              Estimate.of(tally.f1(c), f1[c])));
    }
    return List.copyOf(figures);
  }
}
