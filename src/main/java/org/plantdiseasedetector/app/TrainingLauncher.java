package org.plantdiseasedetector.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.plantdiseasedetector.inference.djl.NativeTuning;
import org.plantdiseasedetector.ui.diagnose.BatchProgress;
import org.plantdiseasedetector.ui.shell.DesktopWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What packaging runs once so that the start-up cache knows the classes and methods of a usual
 * start: the window with the sample photos, then the console. Writes into the data folder alone.
 */
public final class TrainingLauncher {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingLauncher.class);
  private static final long MOST_MINUTES = 10;

  private TrainingLauncher() {}

  /**
   * Uses the app and ends the process; the exit code is not 0 if something did not work.
   *
   * @param arguments none
   * @throws InterruptedException if the process is told to end
   */
  public static void main(String[] arguments) throws InterruptedException {
    Environment environment = Environment.ofProcess();
    Path data = environment.dataDirectory(Optional.empty());
    LogFiles.start(data.resolve("logs"), "training", environment.home(), System.err);
    NativeTuning.tune();
    Path samples = environment.samplesDirectory();
    CountDownLatch finished = new CountDownLatch(1);
    DesktopWiring wiring =
        new DesktopWiring(environment, OperationsParts.catchCrashes(environment, data, System.err));
    Platform.startup(() -> openOrEnd(wiring, samples, finished));
    boolean works = finished.await(MOST_MINUTES, TimeUnit.MINUTES);
    works &= ConsoleLauncher.run("diagnose", "--format", "jsonl", samples.toString()) == 0;
    works &= ConsoleLauncher.run("--help") == 0;
    System.exit(works ? 0 : 1);
  }

  /** A window that does not open would otherwise be waited for. */
  private static void openOrEnd(DesktopWiring wiring, Path samples, CountDownLatch finished) {
    try {
      open(wiring, samples, finished);
    } catch (RuntimeException broken) {
      LOG.error("event=training_failed", broken);
      System.exit(1);
    }
  }

  private static void open(DesktopWiring wiring, Path samples, CountDownLatch finished) {
    Stage stage = new Stage();
    DesktopWindow window = new DesktopWindow(stage, wiring.dependencies(stage));
    window
        .viewModel()
        .progressProperty()
        .subscribe(
            progress -> {
              if (progress.phase() == BatchProgress.Phase.FINISHED) {
                finished.countDown();
              }
            });
    window.show(List.of(samples));
  }
}
