package org.plantdiseasedetector.history;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;

/**
 * How a later visit to a place differs from an earlier one.
 *
 * @param earlier the earlier visit
 * @param later the later visit, or the same
 */
public record VisitComparison(PlotTimeline.Visit earlier, PlotTimeline.Visit later) {

  /**
   * Compares two visits of the same place in either order.
   *
   * @param one a visit
   * @param other another one
   */
  public static VisitComparison of(PlotTimeline.Visit one, PlotTimeline.Visit other) {
    return other.day().isBefore(one.day())
        ? new VisitComparison(other, one)
        : new VisitComparison(one, other);
  }

  /** Returns the days between the visits. */
  public long days() {
    return ChronoUnit.DAYS.between(earlier.day(), later.day());
  }

  /**
   * Returns by how many percentage points the mean severity rose; empty if one of the visits has
   * none.
   */
  public Optional<Double> severityChange() {
    return earlier
        .meanSeverity()
        .flatMap(before -> later.meanSeverity().map(after -> after - before));
  }

  /** Returns the classes that only the later visit has. */
  public List<ClassId> appeared() {
    return later.labels().stream().filter(id -> !earlier.labels().contains(id)).toList();
  }

  /** Returns the classes that only the earlier visit has. */
  public List<ClassId> gone() {
    return earlier.labels().stream().filter(id -> !later.labels().contains(id)).toList();
  }

  /** Returns the classes that both visits have. */
  public List<ClassId> stayed() {
    return later.labels().stream().filter(earlier.labels()::contains).toList();
  }

  /**
   * Returns whether different models answered, so that a difference may be one of the models and
   * not of the plants.
   */
  public boolean isOfDifferentModels() {
    return earlier.models().size() > 1 || !earlier.models().equals(later.models());
  }

  /** Returns whether the visits have different numbers of cases. */
  public boolean isOfDifferentSize() {
    return earlier.cases().size() != later.cases().size();
  }
}
