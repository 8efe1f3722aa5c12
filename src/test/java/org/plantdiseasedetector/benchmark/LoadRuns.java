package org.plantdiseasedetector.benchmark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.domain.ModelIdentity;

/** Load tests for tests. */
public final class LoadRuns {

  private static final int SECONDS = 11;

  private LoadRuns() {}

  /** A test of eleven minutes: first so slow, then, in its last third, so slow. */
  public static LoadRun of(ModelIdentity model, double first, double last, int failed) {
    return of(model, first, last, failed, 0.02);
  }

  static LoadRun of(
      ModelIdentity model, double first, double last, int failed, double othersInTheEnd) {
    List<LoadRun.Window> windows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      boolean isLate = i >= 40;
      windows.add(
          window(
              (i + 1) * SECONDS,
              (isLate ? last : first) + i % 5,
              i == 0 ? failed : 0,
              isLate ? othersInTheEnd : 0.02));
    }
    return new LoadRun(
        start(model), windows, true, new LoadRun.End(OptionalLong.of(700), OptionalLong.empty()));
  }

  static LoadRun.Start start(ModelIdentity model) {
    return new LoadRun.Start(
        Instant.parse("2026-11-20T10:00:00Z"),
        "1.0",
        model,
        "cpu",
        BatchPlan.independent(2),
        new MachineFacts("Test processor", 2, 4096, "Linux"),
        Power.MAINS,
        11,
        SECONDS);
  }

  static LoadRun.Window window(double second, double millis, int failed, double others) {
    return new LoadRun.Window(
        second,
        100,
        failed,
        millis,
        millis * 1.5,
        OptionalDouble.of(others),
        OptionalLong.of(650),
        Power.MAINS);
  }
}
