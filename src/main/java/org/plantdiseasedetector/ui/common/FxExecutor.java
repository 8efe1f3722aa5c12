package org.plantdiseasedetector.ui.common;

import java.time.Duration;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The only door to the user-interface thread. */
public final class FxExecutor {

  /** Half a frame at 60 Hz, so that layout and drawing keep the other half. */
  private static final Duration BUDGET = Duration.ofMillis(8);

  private FxExecutor() {}

  /**
   * Makes an executor whose tasks run in order on the user-interface thread.
   *
   * @return the executor; tasks may be handed in from any thread
   */
  public static Executor create() {
    return new FrameBudgetExecutor(Platform::runLater, BUDGET, System::nanoTime);
  }
}
