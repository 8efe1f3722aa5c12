package org.plantdiseasedetector.benchmark;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.Stage;
import org.plantdiseasedetector.domain.ModelIdentity;

/** Benchmarks for tests; the figures are made up. */
public final class Runs {

  private Runs() {}

  /** A full run whose photos took about so many milliseconds. */
  public static BenchmarkRun of(Power power, int millis) {
    Map<Stage, Latency> stages = new EnumMap<>(Stage.class);
    int share = 1;
    for (Stage stage : Stage.values()) {
      stages.put(stage, about(millis * share++ / 21));
    }
    return new BenchmarkRun(
        Instant.parse("2026-11-20T10:00:00Z"),
        "1.0",
        new ModelIdentity("leafnet", "1"),
        "cpu",
        BatchPlan.independent(2),
        new MachineFacts("Test processor", 2, 4096, "Linux"),
        new Conditions(power, OptionalDouble.of(power == Power.BATTERY ? 0.3 : 0.01)),
        new BenchmarkRun.Photos(BenchmarkRun.Source.PHONE, 4, 0),
        new BenchmarkRun.WarmUp(24, 3.0 * millis, 30.0 * millis),
        stages,
        about(millis),
        Statistics.quantile(new double[] {20, 21, 22, 23, 24, 25}, 0.5),
        extras(millis));
  }

  private static Extras extras(int millis) {
    return new Extras(
        Optional.of(
            new Extras.ColdStart(3, Figure.single(12.0 * millis), Figure.single(3.0 * millis))),
        Optional.of(new Extras.Memory(OptionalLong.of(640), OptionalLong.of(600), 90)),
        List.of(new Extras.Scaling(1, Figure.single(14)), new Extras.Scaling(2, Figure.single(24))),
        List.of(
            new Extras.DeviceFigure("cpu", Optional.of(about(millis)), ""),
            new Extras.DeviceFigure("gpu", Optional.empty(), "There is none.")),
        Optional.of(new Extras.HistoryCost(500, about(40), Figure.single(1.5))),
        Optional.of(
            new Extras.Accuracy(
                12,
                Statistics.share(11, 12),
                Statistics.mean(new double[] {-0.1, 0.1, -0.2}),
                0.05)),
        OptionalDouble.of(1e-6),
        List.of());
  }

  private static Latency about(int millis) {
    return Latency.of(
        IntStream.rangeClosed(1, 101)
            .mapToObj(i -> 1_000_000L * millis - 51_000 + 1000L * i)
            .toList());
  }
}
