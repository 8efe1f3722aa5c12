package org.plantdiseasedetector.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts the user-interface toolkit with the main window. */
public final class DesktopStart {

  /** Held so that its level stays: the logging framework keeps loggers only weakly. */
  private static final Logger TOOLKIT = Logger.getLogger("javafx");

  private DesktopStart() {}

  /**
   * Opens the window and returns at once. The toolkit ends when the window is closed.
   *
   * @param wiring makes what the window works with; called on the user-interface thread
   * @param photos photos and folders to diagnose at once, may be empty
   * @throws IllegalStateException if the toolkit was started before
   */
  public static void open(Function<Stage, DesktopWindow.Dependencies> wiring, List<Path> photos) {
    // The toolkit warns that it is on the class path, where the inference engine needs it to be.
    TOOLKIT.setLevel(Level.SEVERE);
    Platform.startup(
        () -> {
          TOOLKIT.setLevel(null);
          Stage stage = new Stage();
          DesktopWindow window = new DesktopWindow(stage, wiring.apply(stage));
          window.show(photos);
        });
  }
}
