package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plantdiseasedetector.training.severity.LesionTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pdd train-severity}: fits the net that tells lesion from healthy leaf. */
@Command(
    name = "train-severity",
    mixinStandardHelpOptions = true,
    description =
        "Fits the lesion net on the masked photos in DIR/train, chooses its limit on those and"
            + " on DIR/val, and writes it. Photos lie in images/NAME.jpg, masks in"
            + " masks/NAME_mask.png (0 background, 1 leaf, 2 lesion).")
@SuppressWarnings("NullAway.Init")
public final class TrainSeverityCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "DIR", description = "Folder with the folders train and val.")
  private Path folder;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The net's file, replaced.")
  private Path out;

  @Option(
      names = "--healthy",
      paramLabel = "DIR",
      description =
          "Fit on leaves without lesions too: class folders; those named CROP.healthy count.")
  private Optional<Path> healthy = Optional.empty();

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Seed of every random choice (default: ${DEFAULT-VALUE}).")
  private long seed;

  /**
   * Makes the command.
   *
   * @param console where to write
   */
  public TrainSeverityCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure {
    try {
      new LesionTraining(
              folder.resolve("train"), folder.resolve("val"), healthy, seed, console::say)
          .run(out);
      console.say("The lesion net is in " + out);
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
