package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.training.Ingredient;
import org.plantdiseasedetector.training.TrainingListener;
import org.plantdiseasedetector.training.TrainingOptions;
import org.plantdiseasedetector.training.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pdd train}: fine-tunes a backbone on labelled leaves and writes a bundle. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Fine-tunes a backbone on DIR/train, judges it on DIR/val (one sub-folder per class each) and"
          + " writes a model bundle. Photos that an index.csv in DIR marks otherwise than 'ship' in"
          + " its column 'use' are left out.",
      "A run that was stopped or killed goes on from its last finished epoch when the same command"
          + " is given again."
    })
@SuppressWarnings("NullAway.Init")
public final class TrainCommand implements Callable<Integer> {

  private static final int STEPS_PER_LINE = 20;
  private static final double NANOS = 1e9;

  private final Console console;
  private final LongSupplier nanoTime;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder with the folders train and val.")
  private Path folder;

  @Option(
      names = "--backbone",
      required = true,
      paramLabel = "FILE",
      description = "ImageNet-pretrained feature extractor as TorchScript.")
  private Path backbone;

  @Option(
      names = "--from",
      paramLabel = "BUNDLE",
      description = "Go on from this bundle's weights, normalisation folded (default: do not).")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--rate",
      defaultValue = "6e-5",
      paramLabel = "RATE",
      description = "Highest learning rate of a run with --from (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "INGREDIENT",
      description =
          "Leave parts of the recipe out, to see what they bring: ${COMPLETION-CANDIDATES}.")
  private List<Ingredient> without = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "BUNDLE",
      description = "Folder of the bundle, NAME-VERSION, for example models/leafnet-1.0.0.")
  private Path out;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Folder for checkpoints (default: BUNDLE with .work behind its name).")
  private Optional<Path> work = Optional.empty();

  @Option(
      names = "--phases",
      split = ",",
      defaultValue = "8x160,8x192,5x224",
      paramLabel = "EPOCHSxSIZE",
      description = "Epochs and input sizes in order (default: ${DEFAULT-VALUE}).")
  private List<String> phases;

  @Option(
      names = "--sizes",
      split = ",",
      defaultValue = "224,256,288,320",
      paramLabel = "SIZE",
      description = "Input sizes to choose from on the validation photos (${DEFAULT-VALUE}).")
  private List<Integer> sizes;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Seed of every random choice (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threads",
      defaultValue = "2",
      paramLabel = "N",
      description = "Threads of the engine (default: ${DEFAULT-VALUE}).")
  private int threads;

  /**
   * Makes the command.
   *
   * @param console where to write
   * @param nanoTime monotonic time in nanoseconds
   */
  public TrainCommand(Console console, LongSupplier nanoTime) {
    this.console = console;
    this.nanoTime = nanoTime;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    TrainingRun run = request();
    try {
      return switch (run.run(new Reporter())) {
        case TrainingRun.Result.Done done -> {
          console.say("The bundle is in " + done.bundle().directory());
          yield ExitCode.DONE;
        }
        case TrainingRun.Result.Stopped stopped -> {
          console.say("Stopped after %d epochs.".formatted(stopped.epochs()));
          yield ExitCode.SOME_FAILED;
        }
      };
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    } catch (InferenceException e) {
      throw new CommandFailure(ExitCode.INTERNAL, String.valueOf(e.getMessage()), e);
    }
  }

  private TrainingRun request() {
    return new TrainingRun(
        existing(backbone),
        from.map(this::existing),
        existing(folder.resolve("train")),
        existing(folder.resolve("val")),
        options(),
        identity(),
        sizes.stream().map(this::checkedSize).toList(),
        work.orElseGet(() -> out.resolveSibling(out.getFileName() + ".work")),
        out,
        threads);
  }

  private TrainingOptions options() {
    TrainingOptions recipe = TrainingOptions.recipe(parsedPhases(), seed);
    if (!(rate > 0 && rate < 1)) {
      throw usage("--rate must lie between 0 and 1.");
    }
    TrainingOptions options = from.isPresent() ? recipe.continued(rate) : recipe;
    for (Ingredient ingredient : without) {
      options = ingredient.leaveOut(options);
    }
    return options;
  }

  private Path existing(Path path) {
    if (!Files.exists(path)) {
      throw usage("There is no " + path + ".");
    }
    return path;
  }

  private ModelIdentity identity() {
    String name = String.valueOf(out.toAbsolutePath().normalize().getFileName());
    int dash = name.lastIndexOf('-');
    if (dash < 1 || dash == name.length() - 1) {
      throw usage("The bundle's folder must be called NAME-VERSION, not " + name + ".");
    }
    return new ModelIdentity(name.substring(0, dash), name.substring(dash + 1));
  }

  private List<TrainingOptions.Phase> parsedPhases() {
    List<TrainingOptions.Phase> parsed = new ArrayList<>();
    for (String phase : phases) {
      if (!phase.matches("[1-9]\\d{0,3}x[1-9]\\d{1,3}")) {
        throw usage("--phases needs EPOCHSxSIZE, for example 8x160, not " + phase + ".");
      }
      int at = phase.indexOf('x');
      int epochs = Integer.parseInt(phase.substring(0, at));
      parsed.add(
          new TrainingOptions.Phase(
              epochs, checkedSize(Integer.parseInt(phase.substring(at + 1)))));
    }
    return parsed;
  }

  private int checkedSize(int size) {
    if (size < 32 || size > 1024 || size % 32 != 0) {
      throw usage("Sizes must be multiples of 32 from 32 to 1024, not " + size + ".");
    }
    return size;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Writes a line of progress every few steps: loss, rate, time left in this epoch. */
  private final class Reporter implements TrainingListener {

    private long since = nanoTime.getAsLong();
    private double lossSum;
    private int count;

    @Override
    public void step(int epoch, int step, int steps, double loss, int photos) {
      lossSum += loss;
      count++;
      if (count == STEPS_PER_LINE || step == steps) {
        double seconds = (nanoTime.getAsLong() - since) / NANOS;
        console.say(
            String.format(
                Locale.ROOT,
                "epoch %d step %d/%d loss %.3f, %.1f photos/s, %.0f s left in this epoch",
                epoch + 1,
                step,
                steps,
                lossSum / count,
                count * photos / seconds,
                (steps - step) * seconds / count));
        restart();
      }
    }

    @Override
    public void message(String text) {
      console.say(text);
      restart();
    }

    @Override
    public boolean cancelled() {
      return Thread.currentThread().isInterrupted();
    }

    private void restart() {
      since = nanoTime.getAsLong();
      lossSum = 0;
      count = 0;
    }
  }
}
