package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.vault.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pdd diagnose}: photos in, one row per photo out. */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = "Diagnoses photos; folders are searched with their subfolders.")
public final class DiagnoseCommand implements Callable<Integer> {

  private static final int MOST_THREADS = 256;

  private final ServiceFactory services;
  private final HistoryServices histories;
  private final Console console;
  private final LongSupplier nanoTime;
  private final Function<String, Optional<String>> variables;
  private final PhotoFinder finder = new PhotoFinder();

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Photos and folders.")
  private List<Path> paths = List.of();

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "jsonl, csv or text (default).")
  private OutputFormat format = OutputFormat.TEXT;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = {
        "Write the rows to this file, which appears when it is complete;",
        "with --shard, the folder of the run."
      })
  private @Nullable Path out;

  @Option(
      names = "--resume",
      paramLabel = "JOURNAL",
      description = {
        "Keep finished rows in this file; started again with it,",
        "go on where the last run ended."
      })
  private @Nullable Path journal;

  @Option(
      names = "--threads",
      defaultValue = "0",
      paramLabel = "N",
      description = "Threads for decoding and for inference (default: one per processor).")
  private int threads;

  @Option(
      names = "--device",
      defaultValue = "auto",
      paramLabel = "DEVICE",
      description = "auto (default), cpu or gpu.")
  private DeviceChoice device = DeviceChoice.AUTO;

  private CaseSaver saver = CaseSaver.NOTHING;

  @Mixin private SaveOptions saving = new SaveOptions();
  @Mixin private MetricsOptions metrics = new MetricsOptions();
  @Mixin private ShardOptions sharding = new ShardOptions();

  /**
   * Makes the command.
   *
   * @param services starts the diagnosis service
   * @param histories where {@code --save} puts cases
   * @param console where to write
   * @param nanoTime monotonic time in nanoseconds
   * @param variables environment variables, in which schedulers say which part is whose
   */
  public DiagnoseCommand(
      ServiceFactory services,
      HistoryServices histories,
      Console console,
      LongSupplier nanoTime,
      Function<String, Optional<String>> variables) {
    this.services = services;
    this.histories = histories;
    this.console = console;
    this.nanoTime = nanoTime;
    this.variables = variables;
  }

  @Override
  public Integer call() throws CommandFailure {
    if (threads < 0 || threads > MOST_THREADS) {
      throw new CommandFailure(
          ExitCode.USAGE, "--threads must be 1 to " + MOST_THREADS + ", or 0 for the default.");
    }
    checkJournal();
    List<Path> photos = finder.find(paths);
    if (photos.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "There are no photos in " + paths + ". Name photos or their folder.");
    }
    if (sharding.wanted()) {
      return shard(photos);
    }
    try (CaseSaver opened = saving.open(histories, console)) {
      saver = opened;
      return journal == null
          ? write(sink -> diagnose(photos, sink))
          : resume(photos, journal, format, (batch, model) -> write(batch::writeTo));
    }
  }

  /** Produces rows. */
  @FunctionalInterface
  private interface Rows {
    void writeTo(RowSink sink) throws CommandFailure, IOException;
  }

  private void checkJournal() throws CommandFailure {
    if (journal != null && saving.wanted()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--resume and --save cannot be combined. Save in a run without --resume.");
    }
    if (journal != null && out != null && isSame(journal, out)) {
      throw new CommandFailure(
          ExitCode.USAGE, "--resume and --out must be different files: " + journal + ".");
    }
  }

  private static boolean isSame(Path a, Path b) {
    return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
  }

  private int write(Rows rows) throws CommandFailure {
    return out == null ? toStandardOutput(rows) : toFile(rows, out);
  }

  private int toStandardOutput(Rows rows) throws CommandFailure {
    try {
      return write(rows, new RowSink(console.out(), format, console.charset(), true));
    } catch (IOException broken) {
      throw new CommandFailure(
          ExitCode.INTERNAL, "The results could not be written: " + broken.getMessage(), broken);
    }
  }

  private int toFile(Rows rows, Path target) throws CommandFailure {
    try (AtomicFile file = open(target)) {
      int code = write(rows, new RowSink(file.out(), format, console.charset(), false));
      file.commit();
      return code;
    } catch (IOException broken) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "%s could not be written: %s. Check the disk's free space."
              .formatted(target, broken.getMessage()),
          broken);
    }
  }

  private int write(Rows rows, RowSink sink) throws CommandFailure, IOException {
    sink.begin();
    rows.writeTo(sink);
    sink.end();
    console.say(sink.summary());
    return sink.rejected() + saver.refused() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private static AtomicFile open(Path target) throws CommandFailure {
    try {
      return new AtomicFile(target);
    } catch (IOException refused) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Nothing can be written to %s: %s. Name a file in a folder that exists."
              .formatted(target, refused.getMessage()),
          refused);
    }
  }

  private void diagnose(List<Path> photos, RowSink sink) throws CommandFailure {
    try (ServiceFactory.RunningService running = services.start(device, threads);
        MetricsOptions.Watch _ = metrics.watch(running, console, out)) {
      Progress progress = new Progress(console, photos.size(), nanoTime);
      running
          .service()
          .diagnoseAll(
              photos,
              (index, diagnosis) -> {
                if (out == null) {
                  progress.clear();
                }
                sink.write(saver.noted(diagnosis));
                saver.add(diagnosis, running.several());
                progress.update(index + 1);
              },
              () -> sink.isBroken() || saver.isBroken());
      progress.clear();
      saver.end(running.several());
    }
  }

  /** The output is opened last, so that a run that is killed leaves nothing but its journal. */
  private int resume(List<Path> photos, Path file, OutputFormat rows, Ending ending)
      throws CommandFailure {
    if (out != null && !sharding.wanted()) {
      checkWritable(out);
    }
    ResumableBatch batch = new ResumableBatch(file, rows, console, nanoTime);
    try (ServiceFactory.RunningService running = services.start(device, threads);
        ResumableBatch.Opened opened = batch.open(running.model());
        MetricsOptions.Watch _ = metrics.watch(running, console, out)) {
      opened.diagnose(photos, running.service());
      return ending.end(opened, running.model());
    }
  }

  /** Does something with the rows of a batch that is done. */
  @FunctionalInterface
  private interface Ending {
    int end(ResumableBatch.Opened batch, ModelBundle model) throws CommandFailure;
  }

  /** A fixed plan, so that every part is computed in the same way (ADR 0136). */
  private int shard(List<Path> photos) throws CommandFailure {
    if (out == null || journal != null || saving.wanted() || format == OutputFormat.CSV) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--shard needs --out FOLDER, and neither --resume, --save nor --format csv: it writes"
              + " JSONL and Parquet, and goes on by itself where it ended.");
    }
    ShardRun run = sharding.plan(photos, out, variables);
    run.announce(console);
    if (run.done().isEmpty()) {
      threads = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
      resume(
          run.photos(),
          run.files().journal(),
          ShardRun.FORMAT,
          (batch, model) -> run.complete(batch, model, console));
    }
    run.forgetJournal();
    return ExitCode.DONE;
  }

  private static void checkWritable(Path target) throws CommandFailure {
    try (AtomicFile probe = open(target)) {
      probe.out().flush();
    } catch (IOException refused) {
      throw new CommandFailure(
          ExitCode.USAGE, "Nothing can be written to " + target + ": " + refused, refused);
    }
  }
}
