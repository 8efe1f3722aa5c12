package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pdd golden}: stores in a bundle what a device has to reproduce before it is trusted. */
@Command(
    name = "golden",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description =
        "Stores the model's results for some known pictures in its bundle, for the self-test of"
            + " devices. Needed again whenever the network or the head of a bundle was changed.")
@SuppressWarnings("NullAway.Init")
public final class GoldenCommand implements Callable<Integer> {

  private final Recorder recorder;
  private final Console console;

  @Parameters(paramLabel = "BUNDLE", description = "Folder of the bundle.")
  private Path bundle;

  /** Computes and stores the results. */
  @FunctionalInterface
  public interface Recorder {
    /**
     * Works on a bundle.
     *
     * @param bundle its folder
     * @return the file that was written
     * @throws CommandFailure if the bundle is damaged or cannot be written
     */
    Path record(Path bundle) throws CommandFailure;
  }

  /**
   * Makes the command.
   *
   * @param recorder does the work
   * @param console where to write
   */
  public GoldenCommand(Recorder recorder, Console console) {
    this.recorder = recorder;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure {
    console.say("Written: " + recorder.record(bundle));
    return ExitCode.DONE;
  }
}
