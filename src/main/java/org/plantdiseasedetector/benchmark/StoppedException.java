package org.plantdiseasedetector.benchmark;

/** The user stopped a measurement; nothing of it counts. */
public final class StoppedException extends Exception {

  private static final long serialVersionUID = 1;

  /** Makes one. */
  public StoppedException() {
    super("The benchmark was stopped.");
  }

  /** Throws if the user wants to stop. */
  static void check(Watch watch) throws StoppedException {
    if (watch.stopped() || Thread.currentThread().isInterrupted()) {
      throw new StoppedException();
    }
  }
}
