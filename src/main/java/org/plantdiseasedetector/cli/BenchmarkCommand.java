package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.plantdiseasedetector.benchmark.BenchmarkDesk;
import org.plantdiseasedetector.benchmark.BenchmarkRun;
import org.plantdiseasedetector.benchmark.Latency;
import org.plantdiseasedetector.benchmark.LoadRun;
import org.plantdiseasedetector.benchmark.LoadTest;
import org.plantdiseasedetector.benchmark.MeasureException;
import org.plantdiseasedetector.benchmark.RunCsv;
import org.plantdiseasedetector.benchmark.RunHistory;
import org.plantdiseasedetector.benchmark.RunJson;
import org.plantdiseasedetector.benchmark.StoppedException;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.diagnosis.PlanTrial;
import org.plantdiseasedetector.diagnosis.Stage;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.vault.DurableFile;
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

  private final BenchmarkDesk desk;
  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Photos and folders (default: photos as of a phone, made of the samples).")
  private List<Path> paths = List.of();

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "json or text (default).")
  private Format format = Format.TEXT;

  @Option(
      names = "--passes",
      defaultValue = "30",
      paramLabel = "N",
      description = "How often each photo is measured, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int passes;

  @Option(names = "--quick", description = "Only latency and rate; nothing else is measured.")
  private boolean quick;

  @Option(
      names = "--load",
      paramLabel = "MINUTES",
      description = "Instead, run a load test for 1 to 1440 minutes.")
  private Optional<Integer> load = Optional.empty();

  @Option(names = "--list", description = "Instead, list the stored runs.")
  private boolean list;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "Also write all figures to a file: .json or .csv.")
  private Optional<Path> export = Optional.empty();

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

  @Option(names = "--undo", description = "First go back to the settings before --calibrate.")
  private boolean undo;

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
   * @param desk runs and keeps the measurements
   * @param console where to write
   */
  public BenchmarkCommand(BenchmarkDesk desk, Console console) {
    this.desk = desk;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure {
    check();
    try {
      if (list) {
        write(BenchmarkText.list(stored()));
        return ExitCode.DONE;
      }
      BenchmarkDesk.Wish wish = new BenchmarkDesk.Wish(photos(), passes, device, quick);
      if (undo) {
        console.say(desk.undo() ? "The former settings are back." : "There is nothing to undo.");
      }
      if (reset) {
        desk.forget();
      }
      if (calibrate) {
        say(desk.useBest(wish.photos(), () -> false).orElseThrow());
      }
      return load.isPresent() ? load(wish, load.get()) : run(wish);
    } catch (MeasureException impossible) {
      throw new CommandFailure(
          ExitCode.INTERNAL, String.valueOf(impossible.getMessage()), impossible);
    } catch (StoppedException stopped) {
      throw new CommandFailure(ExitCode.INTERNAL, String.valueOf(stopped.getMessage()), stopped);
    }
  }

  private void check() throws CommandFailure {
    if (passes < 1 || passes > MOST_PASSES) {
      throw new CommandFailure(ExitCode.USAGE, "--passes must be 1 to " + MOST_PASSES + ".");
    }
    int minutes = load.orElse(1);
    if (minutes < 1 || minutes > LoadTest.MOST_MINUTES) {
      throw new CommandFailure(
          ExitCode.USAGE, "--load must be 1 to " + LoadTest.MOST_MINUTES + " minutes.");
    }
    if (export.isPresent() && !isCsv() && !export.get().toString().endsWith(".json")) {
      throw new CommandFailure(ExitCode.USAGE, "--export needs a file ending in .json or .csv.");
    }
  }

  private boolean isCsv() {
    return export.map(file -> file.toString().endsWith(".csv")).orElse(false);
  }

  private List<Path> photos() throws CommandFailure {
    if (paths.isEmpty()) {
      return List.of();
    }
    List<Path> photos = new PhotoFinder().find(paths);
    if (photos.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "There are no photos in " + paths + ". Name photos or their folder.");
    }
    return photos;
  }

  private RunHistory.Stored stored() throws MeasureException {
    RunHistory.Stored stored = desk.runs();
    stored.problem().ifPresent(console::say);
    return stored;
  }

  private int run(BenchmarkDesk.Wish wish)
      throws MeasureException, StoppedException, CommandFailure {
    // Before the run: a damaged file is said even if the run fails.
    RunHistory.Stored before = stored();
    PhaseLine line = new PhaseLine(console);
    BenchmarkRun run;
    try {
      run = desk.run(wish, line);
    } finally {
      line.clear();
    }
    RunHistory.Stored all = before.runs().isEmpty() ? stored() : desk.runs();
    OptionalDouble times = desk.settings().times();
    save(() -> isCsv() ? RunCsv.of(run) : RunJson.of(run));
    write(
        switch (format) {
          case JSON -> json(run, times);
          case TEXT -> BenchmarkText.of(run, all, times);
        });
    return run.photos().failed() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private int load(BenchmarkDesk.Wish wish, int minutes)
      throws MeasureException, StoppedException, CommandFailure {
    stored();
    LoadRun run = desk.load(wish, minutes, new LoadLine(console));
    write(format == Format.JSON ? RunJson.of(run) : BenchmarkText.of(run));
    save(() -> isCsv() ? RunCsv.of(run) : RunJson.of(run));
    return run.failed() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private void save(Supplier<String> content) throws CommandFailure {
    if (export.isEmpty()) {
      return;
    }
    try {
      DurableFile.write(export.get(), content.get().getBytes(StandardCharsets.UTF_8));
    } catch (IOException refused) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "%s cannot be written: %s. Name a file in a folder that exists; the run itself is kept."
              .formatted(export.get(), refused.getMessage()),
          refused);
    }
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

  private void write(String words) throws CommandFailure {
    try {
      console
          .out()
          .write(
              words.getBytes(format == Format.JSON ? StandardCharsets.UTF_8 : console.charset()));
      console.out().flush();
    } catch (IOException broken) {
      throw new CommandFailure(
          ExitCode.INTERNAL, "The figures could not be written: " + broken.getMessage(), broken);
    }
  }

  private static String json(BenchmarkRun run, OptionalDouble times) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("model").put("name", run.model().name()).put("version", run.model().version());
    json.put("device", run.device());
    json.putObject("plan")
        .put("workers", run.plan().workers())
        .put("inferenceThreads", run.plan().inferenceThreads())
        .put("photosAtOnce", run.plan().photosAtOnce());
    json.put("photos", run.photos().count()).put("failed", run.photos().failed());
    json.putObject("warmUp")
        .put("photos", run.warmUp().photos())
        .put("firstMillis", round(run.warmUp().firstMillis()))
        .put("allMillis", round(run.warmUp().allMillis()));
    ObjectNode stages = json.putObject("stageMillis");
    for (Stage stage : Stage.values()) {
      Latency latency = run.stages().get(stage);
      if (latency != null) {
        put(stages.putObject(stage.id()), latency);
      }
    }
    put(json.putObject("latencyMillis"), run.latency());
    json.put("photosPerSecond", round(run.photosPerSecond().value()));
    ObjectNode measured = json.putObject("planMeasured");
    measured.put("onThisMachine", times.isPresent());
    if (times.isPresent()) {
      measured.put("times", round(times.getAsDouble()));
    } else {
      measured.putNull("times");
    }
    json.set("run", RunJson.tree(run));
    return new JsonMapper().writeValueAsString(json) + "\n";
  }

  private static void put(ObjectNode json, Latency latency) {
    json.put("median", round(latency.median().value()))
        .put("p95", round(latency.p95().value()))
        .put("p99", round(latency.p99().value()));
  }

  private static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
