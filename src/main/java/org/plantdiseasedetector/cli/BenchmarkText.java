package org.plantdiseasedetector.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.plantdiseasedetector.benchmark.BenchmarkRun;
import org.plantdiseasedetector.benchmark.Conditions;
import org.plantdiseasedetector.benchmark.Extras;
import org.plantdiseasedetector.benchmark.Figure;
import org.plantdiseasedetector.benchmark.Latency;
import org.plantdiseasedetector.benchmark.LoadRun;
import org.plantdiseasedetector.benchmark.Power;
import org.plantdiseasedetector.benchmark.ReferenceMachines;
import org.plantdiseasedetector.benchmark.RunHistory;
import org.plantdiseasedetector.benchmark.Verdict;
import org.plantdiseasedetector.diagnosis.Stage;

/** Benchmarks for people, the answer first. */
final class BenchmarkText {

  private final StringBuilder text = new StringBuilder();

  /** Writes a run with its verdict and the comparison. */
  static String of(BenchmarkRun run, RunHistory.Stored stored, OptionalDouble planTimes) {
    BenchmarkText out = new BenchmarkText();
    Verdict.of(stored.runs()).ifPresent(out::verdict);
    out.run(run, planTimes);
    out.extras(run.extras());
    ReferenceMachines.load().forEach(reference -> out.compare(run, reference));
    return out.text.toString();
  }

  private void verdict(Verdict verdict) {
    BenchmarkRun run = verdict.latest();
    String photo =
        run.photos().source() == BenchmarkRun.Source.PHONE ? "a phone photo" : "one of your photos";
    Power power = run.conditions().power();
    Optional<BenchmarkRun> other = power == Power.BATTERY ? verdict.onMains() : verdict.onBattery();
    String also =
        other
            .map(
                found ->
                    "; on %s %s"
                        .formatted(
                            power == Power.BATTERY ? "mains" : "battery",
                            seconds(Verdict.seconds(found))))
            .orElse("");
    text.append(
        "This computer diagnoses %s in %s%s%s.%n"
            .formatted(
                photo,
                seconds(Verdict.seconds(run)),
                power == Power.BATTERY ? " on battery" : "",
                also));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, seconds < 0.095 ? "%.2f s" : "%.1f s", seconds);
  }

  private void run(BenchmarkRun run, OptionalDouble planTimes) {
    line("Machine", run.machine() + "; " + conditions(run.conditions()));
    line("Model", "%s on %s".formatted(run.model(), run.device()));
    line("Photos", "%d, %d failed".formatted(run.photos().count(), run.photos().failed()));
    BenchmarkRun.WarmUp warmUp = run.warmUp();
    line(
        "Warm-up",
        format(
            "%d photos in %.0f ms, the first in %.0f ms; not counted below",
            warmUp.photos(), warmUp.allMillis(), warmUp.firstMillis()));
    for (Stage stage : Stage.values()) {
      Latency latency = run.stages().get(stage);
      if (latency != null) {
        line("  " + stage.id(), words(latency));
      }
    }
    line("One photo", words(run.latency()) + ", " + run.latency().count() + " measured");
    line(
        "In a batch",
        figure(run.photosPerSecond(), "photos a second") + "; " + PlanWords.of(run.plan()));
    line("Plan", PlanWords.origin(planTimes));
  }

  private static String conditions(Conditions conditions) {
    String power =
        switch (conditions.power()) {
          case MAINS -> "on mains";
          case BATTERY -> "on battery";
          case UNKNOWN -> "the system tells nothing of a battery";
        };
    if (conditions.othersShare().isEmpty()) {
      return power;
    }
    return power
        + format(
            ", other programs used %.0f %% of the processors%s",
            100 * conditions.othersShare().getAsDouble(),
            conditions.underLoad() ? ": measured under load" : "");
  }

  private void extras(Extras extras) {
    extras
        .coldStart()
        .ifPresent(
            cold ->
                line(
                    "Cold start",
                    format(
                        "%.0f ms from the start of the app to the first result, of which the"
                            + " diagnosis %.0f ms; median of %d",
                        cold.toFirstResult().value(),
                        cold.firstDiagnosis().value(),
                        cold.launches())));
    extras.memory().ifPresent(this::memory);
    for (Extras.Scaling point : extras.scaling()) {
      line("  " + point.threads() + " threads", figure(point.photosPerSecond(), "photos a second"));
    }
    for (Extras.DeviceFigure device : extras.devices()) {
      line(
          "Device " + device.device(),
          device.latency().map(BenchmarkText::words).orElse("not usable: " + device.remark()));
    }
    extras.history().ifPresent(this::history);
    extras.accuracy().ifPresent(this::accuracy);
    if (extras.drift().isPresent()) {
      line(
          "Drift", format("%.6f of the range of the stored results", extras.drift().getAsDouble()));
    }
    extras.notes().forEach(note -> line("Note", note));
  }

  private void memory(Extras.Memory memory) {
    line(
        "Memory",
        "at most %s, in the end %s, of which Java objects %d MiB"
            .formatted(mib(memory.peakMib()), mib(memory.residentMib()), memory.heapMib()));
  }

  private static String mib(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() + " MiB" : "unknown";
  }

  private void history(Extras.HistoryCost cost) {
    line(
        "History",
        format(
            "unlocking %.0f ms, saving a case %.0f ms, encryption %.1f ms a MiB",
            cost.unlockMillis(), cost.save().median().value(), cost.sealMillisPerMib().value()));
  }

  private void accuracy(Extras.Accuracy accuracy) {
    line(
        "Samples",
        "%d labelled photos, right first %s; confidence minus share right %s; Brier score %s"
            .formatted(
                accuracy.photos(),
                figure(accuracy.top1().value() * 100, "%")
                    + interval(
                        scaled(accuracy.top1().low(), 100), scaled(accuracy.top1().high(), 100)),
                format("%+.2f", accuracy.overconfidence().value())
                    + interval(accuracy.overconfidence().low(), accuracy.overconfidence().high()),
                format("%.3f", accuracy.brier())));
  }

  private static OptionalDouble scaled(OptionalDouble value, double factor) {
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
  }

  private void compare(BenchmarkRun run, ReferenceMachines.Reference reference) {
    if (run.photos().source() != reference.run().photos().source()) {
      return;
    }
    line(
        "Compared",
        format(
            "%s (%s): one photo %.0f ms, in a batch %.1f photos a second%s",
            reference.name(),
            reference.run().model(),
            reference.run().latency().median().value(),
            reference.run().photosPerSecond().value(),
            reference.run().conditions().underLoad() ? ", measured under load" : ""));
  }

  /** Writes a load test. */
  static String of(LoadRun run) {
    BenchmarkText out = new BenchmarkText();
    out.text.append(steadiness(run)).append(System.lineSeparator());
    out.line("Machine", run.start().machine() + "; power: " + run.start().power());
    out.line("Model", "%s on %s".formatted(run.start().model(), run.start().device()));
    out.line(
        "Duration",
        format(
            "%.1f of %d minutes%s",
            run.seconds() / 60, run.start().minutes(), run.complete() ? "" : ", not completed"));
    out.line("Photos", "%d, %d failed".formatted(run.photos(), run.failed()));
    out.line("Rate", format("%.1f photos a second", run.photosPerSecond()));
    out.line("One photo", "median " + figure(run.median(), "ms") + ", all workers busy");
    out.line("", "95 of 100 within " + figure(run.p95(), "ms"));
    if (run.end().slowedByHeat().isPresent()) {
      out.line("Heat", run.end().slowedByHeat().getAsLong() + " slow-downs counted by processors");
    }
    return out.text.toString();
  }

  private static String steadiness(LoadRun run) {
    return switch (run.steadiness()) {
      case STEADY -> "The computer kept its speed.";
      case THROTTLED ->
          "The computer became slower under load, and no other program was the reason: heat or"
              + " power saving.";
      case DISTURBED ->
          "Photos took longer in the end, but other programs used more of the processors then."
              + " Close them and repeat the test.";
      case TOO_SHORT -> "Too short to say whether the computer keeps its speed.";
    };
  }

  /** Writes what is stored, the newest last. */
  static String list(RunHistory.Stored stored) {
    BenchmarkText out = new BenchmarkText();
    for (BenchmarkRun run : stored.runs()) {
      out.text.append(
          format(
              "%s  %s: one photo %.0f ms, %.1f photos a second; %s%n",
              run.at(),
              run.model(),
              run.latency().median().value(),
              run.photosPerSecond().value(),
              conditions(run.conditions())));
    }
    for (LoadRun run : stored.loads()) {
      out.text.append(
          format(
              "%s  %s: load test, %.1f of %d minutes: %s%n",
              run.start().at(),
              run.start().model(),
              run.seconds() / 60,
              run.start().minutes(),
              steadiness(run)));
    }
    return out.text.isEmpty()
        ? "No benchmark is stored on this computer yet." + System.lineSeparator()
        : out.text.toString();
  }

  private static String words(Latency latency) {
    if (latency.count() == 0) {
      return "no photo could be diagnosed";
    }
    return List.of(
            "median " + figure(latency.median(), "ms"),
            "95 of 100 within " + figure(latency.p95(), "ms"),
            "99 of 100 within " + figure(latency.p99(), "ms"))
        .stream()
        .collect(Collectors.joining(", "));
  }

  private static String figure(Figure figure, String unit) {
    return figure(figure.value(), unit) + interval(figure.low(), figure.high());
  }

  private static String figure(double value, String unit) {
    return format("%.1f %s", value, unit);
  }

  private static String interval(OptionalDouble low, OptionalDouble high) {
    if (low.isEmpty() && high.isEmpty()) {
      return "";
    }
    return " (%s–%s)".formatted(end(low), end(high));
  }

  private static String end(OptionalDouble value) {
    return value.isEmpty()
        ? "?"
        : format(value.getAsDouble() < 2 ? "%.2f" : "%.1f", value.getAsDouble());
  }

  @SuppressWarnings("AnnotateFormatMethod") // A library would be needed for the annotation.
  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private void line(String name, String words) {
    text.append(format("%-15s %s%n", name, words));
  }
}
