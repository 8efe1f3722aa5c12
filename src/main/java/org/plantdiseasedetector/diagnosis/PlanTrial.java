package org.plantdiseasedetector.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Finds the fastest of several plans without being fooled by noise.
 *
 * <p>The plans take turns, in another order in each round, so that whatever else the machine does
 * hits all of them. A plan replaces the plain one only if it was faster in <em>every</em> round (by
 * chance alone once in 64 trials of six rounds for one plan, a sign test) and clearly faster in the
 * median. Otherwise the plain one stays: it is the safe choice, not the measured best.
 *
 * @param plans the plain plan first, then those that may replace it
 */
public record PlanTrial(List<BatchPlan> plans) {

  /** Rounds that count. */
  static final int ROUNDS = 6;

  /** A gain below this is not worth the change. */
  static final double CLEARLY = 1.03;

  /** Copies the list and refuses an empty one. */
  public PlanTrial {
    plans = List.copyOf(plans);
    if (plans.isEmpty()) {
      throw new IllegalArgumentException("A trial needs a plan");
    }
  }

  /** Measures one plan. */
  @FunctionalInterface
  public interface Measure {
    /**
     * Diagnoses some photos.
     *
     * @param plan to use
     * @return photos a second; empty to stop the trial
     */
    OptionalDouble rate(BatchPlan plan);
  }

  /**
   * What was found.
   *
   * @param plan the one to use
   * @param times its speed as a multiple of the plain plan's, median over the rounds; 1 if the
   *     plain plan stays
   * @param rates median speed of each plan
   */
  public record Result(BatchPlan plan, double times, List<Rate> rates) {
    /** Copies the list. */
    public Result {
      rates = List.copyOf(rates);
    }
  }

  /**
   * Speed of a plan.
   *
   * @param plan the plan
   * @param photosPerSecond median over the rounds
   */
  public record Rate(BatchPlan plan, double photosPerSecond) {}

  /** Returns how often {@link Measure#rate} is called: a first round warms up. */
  public int measurements() {
    return (ROUNDS + 1) * plans.size();
  }

  /**
   * Measures all plans.
   *
   * @param measure diagnoses photos
   * @return empty if the trial was stopped
   */
  public Optional<Result> run(Measure measure) {
    double[][] rates = new double[plans.size()][ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      for (int turn = 0; turn < plans.size(); turn++) {
        int plan = Math.floorMod(round + turn, plans.size());
        OptionalDouble rate = measure.rate(plans.get(plan));
        if (rate.isEmpty()) {
          return Optional.empty();
        }
        if (round >= 0) {
          rates[plan][round] = rate.getAsDouble();
        }
      }
    }
    return Optional.of(conclude(rates));
  }

  private Result conclude(double[][] rates) {
    int best = 0;
    double times = 1;
    for (int plan = 1; plan < plans.size(); plan++) {
      double[] ratios = ratios(rates[plan], rates[0]);
      double median = median(ratios);
      boolean always = Arrays.stream(ratios).allMatch(ratio -> ratio > 1);
      if (always && median >= CLEARLY && median > times) {
        best = plan;
        times = median;
      }
    }
    List<Rate> medians = new ArrayList<>();
    for (int plan = 0; plan < plans.size(); plan++) {
      medians.add(new Rate(plans.get(plan), median(rates[plan])));
    }
    return new Result(plans.get(best), times, medians);
  }

  private static double[] ratios(double[] some, double[] plain) {
    return IntStream.range(0, some.length).mapToDouble(i -> some[i] / plain[i]).toArray();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
