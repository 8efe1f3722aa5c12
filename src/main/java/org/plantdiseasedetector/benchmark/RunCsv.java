package org.plantdiseasedetector.benchmark;

import java.util.List;
import java.util.OptionalDouble;
import org.plantdiseasedetector.diagnosis.Stage;
import org.plantdiseasedetector.evaluation.Csv;

/** Runs as tables: a figure a line for a benchmark, a window a line for a load test. */
public final class RunCsv {

  private static final String MILLIS = "ms";
  private static final String RATE = "photos/s";

  private final StringBuilder text = new StringBuilder();

  private RunCsv() {}

  /**
   * Writes a benchmark: {@code figure,value,low,high,unit}.
   *
   * @param run the run
   */
  public static String of(BenchmarkRun run) {
    RunCsv csv = new RunCsv();
    csv.line("figure", "value", "low", "high", "unit");
    csv.word("at", run.at().toString());
    csv.word("app", run.version());
    csv.word("model", run.model().toString());
    csv.word("device", run.device());
    csv.word("machine", run.machine().toString());
    csv.word("power", run.conditions().power().name());
    csv.optional("others_share", run.conditions().othersShare(), "of 1");
    csv.figure("photos", Figure.single(run.photos().count()), "photos");
    csv.figure("photos_failed", Figure.single(run.photos().failed()), "photos");
    csv.figure("warm_up_first", Figure.single(run.warmUp().firstMillis()), MILLIS);
    csv.latency("photo", run.latency());
    for (Stage stage : Stage.values()) {
      Latency latency = run.stages().get(stage);
      if (latency != null) {
        csv.latency(stage.id(), latency);
      }
    }
    csv.figure("batch", run.photosPerSecond(), RATE);
    csv.extras(run.extras());
    return csv.text.toString();
  }

  private void extras(Extras extras) {
    extras
        .coldStart()
        .ifPresent(
            cold -> {
              figure("cold_start", cold.toFirstResult(), MILLIS);
              figure("first_diagnosis", cold.firstDiagnosis(), MILLIS);
            });
    extras
        .memory()
        .flatMap(memory -> memory.peakMib().stream().boxed().findFirst())
        .ifPresent(peak -> figure("memory_peak", Figure.single(peak), "MiB"));
    extras
        .scaling()
        .forEach(
            point -> figure("batch_threads_" + point.threads(), point.photosPerSecond(), RATE));
    for (Extras.DeviceFigure device : extras.devices()) {
      device.latency().ifPresent(latency -> latency("device_" + device.device(), latency));
    }
    keeping(extras);
    optional("drift", extras.drift(), "of range");
    extras.notes().forEach(note -> word("note", note));
  }

  private void keeping(Extras extras) {
    extras
        .history()
        .ifPresent(
            cost -> {
              figure("history_unlock", Figure.single(cost.unlockMillis()), MILLIS);
              latency("history_save", cost.save());
              figure("seal", cost.sealMillisPerMib(), "ms/MiB");
            });
    extras
        .accuracy()
        .ifPresent(
            accuracy -> {
              figure("samples_top1", accuracy.top1(), "of 1");
              figure("samples_overconfidence", accuracy.overconfidence(), "of 1");
              figure("samples_brier", Figure.single(accuracy.brier()), "of 1");
            });
  }

  /**
   * Writes a load test, a window a line.
   *
   * @param run the test
   */
  public static String of(LoadRun run) {
    RunCsv csv = new RunCsv();
    csv.line(
        "second", "photos", "failed", "median_ms", "p95_ms", "others_share", "rss_mib", "power");
    for (LoadRun.Window window : run.windows()) {
      csv.line(
          number(window.second()),
          String.valueOf(window.photos()),
          String.valueOf(window.failed()),
          number(window.median()),
          number(window.p95()),
          number(window.othersShare()),
          window.residentMib().isPresent() ? "" + window.residentMib().getAsLong() : "",
          window.power().name());
    }
    return csv.text.toString();
  }

  private void latency(String name, Latency latency) {
    figure(name + "_p50", latency.median(), MILLIS);
    figure(name + "_p95", latency.p95(), MILLIS);
    figure(name + "_p99", latency.p99(), MILLIS);
  }

  private void figure(String name, Figure figure, String unit) {
    line(name, number(figure.value()), number(figure.low()), number(figure.high()), unit);
  }

  private void optional(String name, OptionalDouble value, String unit) {
    if (value.isPresent()) {
      figure(name, Figure.single(value.getAsDouble()), unit);
    }
  }

  private void word(String name, String value) {
    line(name, value, "", "", "");
  }

  private void line(String... fields) {
    text.append(Csv.line(List.of(fields)));
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "";
  }

  private static String number(double value) {
    return String.valueOf(Math.round(value * 1e6) / 1e6);
  }
}
