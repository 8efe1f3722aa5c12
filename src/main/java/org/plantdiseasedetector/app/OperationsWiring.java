package org.plantdiseasedetector.app;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.stage.Window;
import org.kordamp.ikonli.material2.Material2MZ;
import org.plantdiseasedetector.operations.CrashHandler;
import org.plantdiseasedetector.ui.common.SaveChooser;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.ui.operations.CrashDialog;
import org.plantdiseasedetector.ui.operations.NoticeButton;
import org.plantdiseasedetector.ui.operations.OperationsView;
import org.plantdiseasedetector.ui.operations.OperationsViewModel;
import org.plantdiseasedetector.ui.shell.Navigation;
import org.plantdiseasedetector.ui.shell.Page;
import org.plantdiseasedetector.ui.shell.WindowPart;
import org.plantdiseasedetector.ui.theme.Theme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires metrics, notices and crash reports into the window. */
final class OperationsWiring {

  private static final Logger LOG = LoggerFactory.getLogger(OperationsWiring.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration FIRST_DRIFT = Duration.ofMinutes(2);
  private static final Duration DRIFT = Duration.ofHours(12);
  private static final String PAGE = "operations";

  private final LiveOperations desk;
  private final OperationsViewModel viewModel;
  private final Texts texts;

  OperationsWiring(
      Environment environment,
      ScheduledExecutorService later,
      Executor background,
      Executor ui,
      Texts texts) {
    this.texts = texts;
    desk = new LiveOperations(environment, InstantSource.system());
    viewModel = new OperationsViewModel(desk, background, ui, texts);
    var _ = later.scheduleWithFixedDelay(viewModel::refresh, 1, LOOK.toSeconds(), TimeUnit.SECONDS);
    var _ =
        later.scheduleWithFixedDelay(
            () -> background.execute(desk::measureDrift),
            FIRST_DRIFT.toSeconds(),
            DRIFT.toSeconds(),
            TimeUnit.SECONDS);
  }

  LiveOperations desk() {
    return desk;
  }

  /** Adds the page, and returns the button that leads to it. */
  WindowPart add(Navigation navigation, SaveChooser chooser) {
    navigation.add(
        new Page(
            PAGE,
            "page.operations",
            Material2MZ.SPEED,
            () -> new OperationsView(viewModel, chooser, texts)));
    return new NoticeButton(viewModel, texts, () -> navigation.open(PAGE));
  }

  /** Shows crashes in a dialog from now on. */
  static void tell(CrashHandler crashes, Environment environment, Executor ui, Texts texts) {
    CrashDialog dialog =
        new CrashDialog(
            texts,
            Theme.styleSheet(),
            new CrashDialog.Actions(
                Restart.ofProcess(environment, Instant.now())
                    .map(restart -> () -> restart(restart)),
                OperationsWiring::quit));
    crashes.tell(crash -> ui.execute(() -> dialog.show(crash)));
  }

  private static void restart(Restart restart) {
    try {
      restart.now();
      quit();
    } catch (IOException refused) {
      LOG.error("event=not_restarted", refused);
    }
  }

  /** The toolkit ends with its last window, after the history was closed. */
  private static void quit() {
    List.copyOf(Window.getWindows()).forEach(Window::hide);
  }
}
