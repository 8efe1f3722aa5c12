package org.plantdiseasedetector.cli;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.evaluation.EvaluationRunner;

/** Shows how far an evaluation is. Thread-safe. */
public final class EvaluationProgress implements EvaluationRunner.Progress {

  private final Console console;
  private final LongSupplier nanoTime;
  private @Nullable Progress progress;

  /**
   * Makes the display.
   *
   * @param console where to show
   * @param nanoTime monotonic time in nanoseconds
   */
  public EvaluationProgress(Console console, LongSupplier nanoTime) {
    this.console = console;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void done(int done, int total) {
    if (progress == null) {
      progress = new Progress(console, total, nanoTime);
    }
    progress.update(done);
    if (done == total) {
      progress.clear();
      progress = null;
    }
  }
}
