package org.plantdiseasedetector.benchmark;

import java.util.List;
import java.util.Optional;

/**
 * What a person wants to know: how long a photo takes here, on mains and on battery.
 *
 * @param latest the newest run
 * @param onMains the newest run like it while the computer was on mains
 * @param onBattery the newest run like it while it was on battery
 */
public record Verdict(
    BenchmarkRun latest, Optional<BenchmarkRun> onMains, Optional<BenchmarkRun> onBattery) {

  /**
   * Takes the verdict from the stored runs.
   *
   * @param runs from the oldest to the newest
   * @return empty without a run
   */
  public static Optional<Verdict> of(List<BenchmarkRun> runs) {
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    BenchmarkRun latest = runs.getLast();
    return Optional.of(new Verdict(latest, newest(runs, Power.MAINS), newest(runs, Power.BATTERY)));
  }

  private static Optional<BenchmarkRun> newest(List<BenchmarkRun> runs, Power power) {
    return runs.reversed().stream()
        .filter(run -> run.conditions().power() == power && run.comparesWith(runs.getLast()))
        .findFirst();
  }

  /**
   * Returns the median of a run in seconds.
   *
   * @param run the run
   */
  public static double seconds(BenchmarkRun run) {
    return run.latency().median().value() / 1000;
  }
}
