package org.plantdiseasedetector.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * What was found at a place, visit by visit. Results of different models are kept apart: a mean is
 * taken only over cases of one model.
 *
 * @param plot the place
 * @param visits by day, the oldest first
 */
public record PlotTimeline(Plot plot, List<Visit> visits) {

  /** Copies the list. */
  public PlotTimeline {
    visits = List.copyOf(visits);
  }

  /**
   * All cases of a day.
   *
   * @param day of the visit
   * @param cases at least one, by number
   */
  public record Visit(LocalDate day, List<PlantCase> cases) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no case
     */
    public Visit {
      cases = List.copyOf(cases);
      if (cases.isEmpty()) {
        throw new IllegalArgumentException("A visit needs at least one case");
      }
    }

    /** Returns the models whose answers the cases have, each once. */
    public List<ModelIdentity> models() {
      return cases.stream().map(of -> of.machine().model()).distinct().toList();
    }

    /** Returns the mean severity of the cases on which it was measured, in percent. */
    public Optional<Double> meanSeverity() {
      return mean(cases);
    }

    /** Returns the valid classes of the cases, each once, in the order of their ids. */
    public List<ClassId> labels() {
      return cases.stream().flatMap(of -> of.label().stream()).distinct().sorted().toList();
    }

    /** Returns how many cases have no valid class. */
    public int withoutLabel() {
      return (int) cases.stream().filter(of -> of.label().isEmpty()).count();
    }
  }

  /**
   * The mean of a day and a model.
   *
   * @param day of the visit
   * @param percent mean severity of the cases on which it was measured
   * @param cases how many those are
   */
  public record Mean(LocalDate day, double percent, int cases) {}

  /**
   * Puts cases in order.
   *
   * @param plot the place
   * @param cases its cases, in any order
   */
  public static PlotTimeline of(Plot plot, Collection<PlantCase> cases) {
    Map<LocalDate, List<PlantCase>> byDay = new TreeMap<>();
    cases.stream()
        .sorted(Comparator.comparingLong(PlantCase::number))
        .forEach(
            of -> byDay.computeIfAbsent(of.details().visited(), day -> new ArrayList<>()).add(of));
    List<Visit> visits = new ArrayList<>();
    byDay.forEach((day, found) -> visits.add(new Visit(day, found)));
    return new PlotTimeline(plot, visits);
  }

  /** Returns the models whose answers occur, in the order of the first visit with each. */
  public List<ModelIdentity> models() {
    return visits.stream().flatMap(visit -> visit.models().stream()).distinct().toList();
  }

  /** Returns the valid classes that occur, each once, in the order of the first visit with each. */
  public List<ClassId> labels() {
    return visits.stream().flatMap(visit -> visit.labels().stream()).distinct().toList();
  }

  /**
   * Returns the course of the mean severity as one model's cases tell it.
   *
   * @param model the model
   * @return by day; days without a measured severity are left out
   */
  public List<Mean> means(ModelIdentity model) {
    List<Mean> means = new ArrayList<>();
    for (Visit visit : visits) {
      List<PlantCase> own =
          visit.cases().stream()
              .filter(of -> of.machine().model().equals(model))
              .filter(of -> of.severityPercent().isPresent())
              .toList();
      mean(own).ifPresent(percent -> means.add(new Mean(visit.day(), percent, own.size())));
    }
    return means;
  }

  private static Optional<Double> mean(List<PlantCase> cases) {
    OptionalDouble mean =
        cases.stream()
            .flatMap(of -> of.severityPercent().stream())
            .mapToDouble(Double::doubleValue)
            .average();
    return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
  }
}
