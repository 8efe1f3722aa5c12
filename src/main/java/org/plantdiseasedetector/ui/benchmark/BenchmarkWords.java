package org.plantdiseasedetector.ui.benchmark;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plantdiseasedetector.benchmark.BenchmarkRun;
import org.plantdiseasedetector.benchmark.Conditions;
import org.plantdiseasedetector.benchmark.Figure;
import org.plantdiseasedetector.benchmark.Latency;
import org.plantdiseasedetector.benchmark.LoadRun;
import org.plantdiseasedetector.benchmark.Phase;
import org.plantdiseasedetector.benchmark.Power;
import org.plantdiseasedetector.benchmark.Verdict;
import org.plantdiseasedetector.diagnosis.Stage;
import org.plantdiseasedetector.ui.common.Texts;

/**
 * Says what was measured.
 *
 * @param texts words
 */
record BenchmarkWords(Texts texts) {

  String verdict(Optional<Verdict> verdict) {
    if (verdict.isEmpty()) {
      return texts.get("benchmark.verdict.none");
    }
    BenchmarkRun run = verdict.get().latest();
    String time = seconds(Verdict.seconds(run));
    boolean isOnBattery = run.conditions().power() == Power.BATTERY;
    Optional<BenchmarkRun> other =
        isOnBattery ? verdict.get().onMains() : verdict.get().onBattery();
    if (run.photos().source() == BenchmarkRun.Source.NAMED) {
      return texts.format("benchmark.verdict.named", time);
    }
    if (other.isEmpty()) {
      return texts.format(
          isOnBattery ? "benchmark.verdict.battery" : "benchmark.verdict.phone", time);
    }
    String otherTime = seconds(Verdict.seconds(other.get()));
    return isOnBattery
        ? texts.format("benchmark.verdict.both", otherTime, time)
        : texts.format("benchmark.verdict.both", time, otherTime);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, seconds < 0.095 ? "%.2f" : "%.1f", seconds);
  }

  String conditions(BenchmarkRun run) {
    String words =
        run.machine() + " \u00b7 " + run.model() + " \u00b7 " + power(run.conditions().power());
    OptionalDouble others = run.conditions().othersShare();
    return others.isEmpty()
        ? words
        : words + " \u00b7 " + texts.format("benchmark.others", 100 * others.getAsDouble());
  }

  String loaded(Conditions conditions) {
    return conditions.underLoad() ? texts.get("benchmark.under-load") : "";
  }

  String power(Power power) {
    return switch (power) {
      case MAINS -> texts.get("benchmark.power.mains");
      case BATTERY -> texts.get("benchmark.power.battery");
      case UNKNOWN -> texts.get("benchmark.power.unknown");
    };
  }

  String phase(Phase phase) {
    return switch (phase) {
      case COLD_START -> texts.get("benchmark.phase.cold-start");
      case WARM_UP -> texts.get("benchmark.phase.warm-up");
      case SINGLES -> texts.get("benchmark.phase.singles");
      case BATCHES -> texts.get("benchmark.phase.batches");
      case SCALING -> texts.get("benchmark.phase.scaling");
      case DEVICES -> texts.get("benchmark.phase.devices");
      case HISTORY -> texts.get("benchmark.phase.history");
      case ACCURACY -> texts.get("benchmark.phase.accuracy");
      case DRIFT -> texts.get("benchmark.phase.drift");
    };
  }

  String stage(Stage stage) {
    return switch (stage) {
      case READ -> texts.get("benchmark.stage.read");
      case DECODE -> texts.get("benchmark.stage.decode");
      case INSPECT -> texts.get("benchmark.stage.inspect");
      case PREPROCESS -> texts.get("benchmark.stage.preprocess");
      case INFERENCE -> texts.get("benchmark.stage.inference");
      case POST_PROCESS -> texts.get("benchmark.stage.post-process");
    };
  }

  String step(BenchmarkViewModel.Step step) {
    return switch (step) {
      case BenchmarkViewModel.Step.Benchmark benchmark -> phase(benchmark.phase());
      case BenchmarkViewModel.Step.Load load ->
          texts.format("benchmark.step.load", load.seconds() / 60, load.of() / 60, load.photos());
      case BenchmarkViewModel.Step.Settings _ -> texts.get("benchmark.step.settings");
    };
  }

  String steadiness(LoadRun run) {
    String words =
        switch (run.steadiness()) {
          case STEADY -> texts.get("benchmark.load.steady");
          case THROTTLED -> texts.get("benchmark.load.throttled");
          case DISTURBED -> texts.get("benchmark.load.disturbed");
          case TOO_SHORT -> texts.get("benchmark.load.too-short");
        };
    return texts.format(
        "benchmark.load.summary",
        run.seconds() / 60,
        run.photos(),
        run.failed(),
        run.photosPerSecond(),
        words);
  }

  String latency(Latency latency) {
    return texts.format(
        "benchmark.figures.latency",
        latency.median().value(),
        interval(latency.median()),
        latency.p95().value(),
        interval(latency.p95()),
        latency.p99().value(),
        interval(latency.p99()));
  }

  String rate(Figure figure) {
    return texts.format("benchmark.figures.rate", figure.value(), interval(figure));
  }

  /** An end that is not known is a question mark. */
  static String interval(Figure figure) {
    return "%s\u2013%s".formatted(end(figure.low()), end(figure.high()));
  }

  private static String end(OptionalDouble end) {
    if (end.isEmpty()) {
      return "?";
    }
    double value = end.getAsDouble();
    String digits = String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.0f", value);
    // A hyphen beside the dash of the interval would be hard to read.
    return digits.replace('-', '\u2212');
  }
}
