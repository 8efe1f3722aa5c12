package org.plantdiseasedetector.benchmark;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * A load test: photos in all workers without a pause.
 *
 * @param start what it began with
 * @param windows what was measured, in order
 * @param complete whether it ran for as long as it should
 * @param end what only a run that ended by itself or was stopped knows
 */
public record LoadRun(Start start, List<Window> windows, boolean complete, End end) {

  /** Copies the list. */
  public LoadRun {
    windows = List.copyOf(windows);
  }

  /**
   * The beginning.
   *
   * @param at when
   * @param version of the app
   * @param model name and version
   * @param device where inference ran
   * @param plan how photos were spread over the processor
   * @param machine the computer
   * @param power what fed it
   * @param minutes how long it should run
   * @param windowSeconds length of a window
   */
  public record Start(
      Instant at,
      String version,
      ModelIdentity model,
      String device,
      BatchPlan plan,
      MachineFacts machine,
      Power power,
      int minutes,
      int windowSeconds) {}

  /**
   * Part of the test.
   *
   * @param second at which it ended, from the beginning of the test, warm-up left out
   * @param photos that ended in it
   * @param failed of them
   * @param median latency in milliseconds, with all workers busy
   * @param p95 latency in milliseconds
   * @param othersShare the share of all processors that other programs used; empty if unknown
   * @param residentMib memory of the process at its end; empty if unknown
   * @param power what fed the computer at its end
   */
  public record Window(
      double second,
      int photos,
      int failed,
      double median,
      double p95,
      OptionalDouble othersShare,
      OptionalLong residentMib,
      Power power) {}

  /**
   * The end.
   *
   * @param peakMib the most memory that the process held at once; empty if unknown
   * @param slowedByHeat how often the processor itself counted a slow-down because of heat during
   *     the test; empty if it does not count
   */
  public record End(OptionalLong peakMib, OptionalLong slowedByHeat) {

    /** Nothing is known of the end. */
    public static final End UNKNOWN = new End(OptionalLong.empty(), OptionalLong.empty());
  }

  /** Returns how long it ran, in seconds. */
  public double seconds() {
    return windows.isEmpty() ? 0 : windows.getLast().second();
  }

  /** Returns how many photos were diagnosed or failed. */
  public int photos() {
    return windows.stream().mapToInt(Window::photos).sum();
  }

  /** Returns how many photos failed. */
  public int failed() {
    return windows.stream().mapToInt(Window::failed).sum();
  }

  /** Returns photos a second over the whole test. */
  public double photosPerSecond() {
    return photos() / Math.max(seconds(), 1e-3);
  }

  /**
   * Returns the median over the windows of their median latency in milliseconds. Photos of one
   * window resemble each other, so that windows and not photos are what is counted.
   *
   * @throws java.util.NoSuchElementException if no window was completed
   */
  public Figure median() {
    return Steadiness.median(windows, Window::median);
  }

  /**
   * Returns the median over the windows of the latency that 95 of 100 photos do not exceed.
   *
   * @throws java.util.NoSuchElementException if no window was completed
   */
  public Figure p95() {
    return Steadiness.median(windows, Window::p95);
  }

  /** Returns whether it kept its speed. */
  public Steadiness steadiness() {
    return Steadiness.of(this);
  }
}
