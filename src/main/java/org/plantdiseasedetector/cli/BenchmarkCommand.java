package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.plantdiseasedetector.benchmark.BenchmarkReport;
import org.plantdiseasedetector.benchmark.Times;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.diagnosis.PlanTrial;
import org.plantdiseasedetector.diagnosis.Stage;
import org.plantdiseasedetector.inference.DeviceChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code pdd benchmark}: how long a photo takes here, and where the time goes. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = "Measures how long a diagnosis takes on this machine.")
public final class BenchmarkCommand implements Callable<Integer> {

  private static final int MOST_PASSES = 1000;

  private final BenchmarkBench bench;
  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Photos and folders (default: the sample photos).")
  private List<Path> paths = List.of();

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "json or text (default).")
  private Format format = Format.TEXT;

  @Option(
      names = "--passes",
      defaultValue = "5",
      paramLabel = "N",
      description = "How often each photo is measured, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int passes;

  @Option(
      names = "--device",
      defaultValue = "auto",
      paramLabel = "DEVICE",
      description = "auto (default), cpu or gpu.")
  private DeviceChoice device = DeviceChoice.AUTO;

  @Option(
      names = "--calibrate",
      description =
          "First find out how batches run fastest on this machine, and use that from now on.")
  private boolean calibrate;

  @Option(names = "--reset", description = "First forget what --calibrate found.")
  private boolean reset;

  /** How the figures are written. */
  enum Format {
    /** For programs. */
    JSON,
    /** For people. */
    TEXT
  }

  /**
   * Makes the command.
   *
   * @param bench runs the measurements
   * @param console where to write
   */
  public BenchmarkCommand(BenchmarkBench bench, Console console) {
    this.bench = bench;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure {
    if (passes < 1 || passes > MOST_PASSES) {
      throw new CommandFailure(ExitCode.USAGE, "--passes must be 1 to " + MOST_PASSES + ".");
    }
    List<Path> named = paths.isEmpty() ? bench.samples() : paths;
    List<Path> photos = new PhotoFinder().find(named);
    if (photos.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "There are no photos in " + named + ". Name photos or their folder.");
    }
    if (reset) {
      bench.forget();
    }
    if (calibrate) {
      say(bench.calibrate(photos));
    }
    BenchmarkReport report = bench.measure(photos, passes, device);
    write(report);
    return report.failed() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private void say(PlanTrial.Result result) {
    for (PlanTrial.Rate rate : result.rates()) {
      console.say(
          String.format(
              Locale.ROOT,
              "%s: %.1f photos a second",
              PlanWords.of(rate.plan()),
              rate.photosPerSecond()));
    }
    console.say(
        "From now on %s: %s."
            .formatted(
                PlanWords.of(result.plan()), PlanWords.origin(OptionalDouble.of(result.times()))));
  }

  private void write(BenchmarkReport report) throws CommandFailure {
    try {
      byte[] bytes =
          switch (format) {
            case JSON -> json(report).getBytes(StandardCharsets.UTF_8);
            case TEXT -> text(report).getBytes(console.charset());
          };
      console.out().write(bytes);
      console.out().flush();
    } catch (IOException broken) {
      throw new CommandFailure(
          ExitCode.INTERNAL, "The figures could not be written: " + broken.getMessage(), broken);
    }
  }

  private String text(BenchmarkReport report) {
    StringBuilder text = new StringBuilder();
    text.append(line("Model", "%s on %s".formatted(report.model(), report.device().id())));
    text.append(line("Photos", "%d, %d failed".formatted(report.photos(), report.failed())));
    BenchmarkReport.WarmUp warmUp = report.warmUp();
    text.append(
        line(
            "Warm-up",
            String.format(
                Locale.ROOT,
                "%d photos in %.0f ms, the first in %.0f ms; not counted below",
                warmUp.photos(),
                warmUp.allMillis(),
                warmUp.firstMillis())));
    for (Stage stage : Stage.values()) {
      Times times = report.stages().get(stage);
      if (times != null) {
        text.append(line("  " + stage.id(), words(times)));
      }
    }
    text.append(line("One photo", words(report.latency())));
    text.append(
        line(
            "In a batch",
            String.format(Locale.ROOT, "%.1f photos a second; ", report.photosPerSecond())
                + PlanWords.of(report.plan())));
    text.append(line("Plan", PlanWords.origin(bench.stored())));
    return text.toString();
  }

  private static String words(Times times) {
    return String.format(
        Locale.ROOT, "median %7.2f ms, 95 of 100 within %7.2f ms", times.median(), times.p95());
  }

  private static String line(String name, String text) {
    return String.format(Locale.ROOT, "%-15s %s%n", name, text);
  }

  private String json(BenchmarkReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("model")
        .put("name", report.model().name())
        .put("version", report.model().version());
    json.put("device", report.device().id());
    json.putObject("plan")
        .put("workers", report.plan().workers())
        .put("inferenceThreads", report.plan().inferenceThreads())
        .put("photosAtOnce", report.plan().photosAtOnce());
    json.put("photos", report.photos()).put("failed", report.failed());
    json.putObject("warmUp")
        .put("photos", report.warmUp().photos())
        .put("firstMillis", round(report.warmUp().firstMillis()))
        .put("allMillis", round(report.warmUp().allMillis()));
    ObjectNode stages = json.putObject("stageMillis");
    for (Stage stage : Stage.values()) {
      Times times = report.stages().get(stage);
      if (times != null) {
        put(stages.putObject(stage.id()), times);
      }
    }
    put(json.putObject("latencyMillis"), report.latency());
    json.put("photosPerSecond", round(report.photosPerSecond()));
    OptionalDouble times = bench.stored();
    ObjectNode measured = json.putObject("planMeasured");
    measured.put("onThisMachine", times.isPresent());
    if (times.isPresent()) {
      measured.put("times", round(times.getAsDouble()));
    } else {
      measured.putNull("times");
    }
    return new JsonMapper().writeValueAsString(json) + "\n";
  }

  private static void put(ObjectNode json, Times times) {
    json.put("median", round(times.median())).put("p95", round(times.p95()));
  }

  private static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
