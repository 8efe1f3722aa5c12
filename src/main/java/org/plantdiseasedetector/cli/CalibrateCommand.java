package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.training.trust.BundleCalibration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pdd calibrate}: fits a bundle's confidence, candidate sets and refusal anew. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Fits what makes the diagnoses of a bundle trustworthy to its network: confidence, candidate"
          + " sets, and what counts as unknown. DIR has the folders train and val of the photos"
          + " that the network was trained on. Network and head stay as they are.",
      "Run pdd evaluate afterwards: earlier figures do not hold for the new calibration."
    })
@SuppressWarnings("NullAway.Init")
public final class CalibrateCommand implements Callable<Integer> {

  private final Console console;
  private final LongSupplier nanoTime;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder with the folders train and val.")
  private Path folder;

  @Option(
      names = "--bundle",
      required = true,
      paramLabel = "BUNDLE",
      description = "Bundle to calibrate; its head.safetensors and config.yaml are replaced.")
  private Path bundle;

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
  public CalibrateCommand(Console console, LongSupplier nanoTime) {
    this.console = console;
    this.nanoTime = nanoTime;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    BundleCalibration calibration =
        new BundleCalibration(
            existing(folder.resolve("train")), existing(folder.resolve("val")), bundle, threads);
    EvaluationProgress progress = new EvaluationProgress(console, nanoTime);
    try {
      ModelBundle calibrated = calibration.run(progress::done);
      console.say("Calibrated " + calibrated.identity() + " in " + bundle);
      return ExitCode.DONE;
    } catch (BundleException | IOException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    } catch (InferenceException e) {
      throw new CommandFailure(ExitCode.INTERNAL, String.valueOf(e.getMessage()), e);
    }
  }

  private Path existing(Path path) {
    if (!Files.isDirectory(path)) {
      throw new ParameterException(spec.commandLine(), "There is no folder " + path + ".");
    }
    return path;
  }
}
