package org.plantdiseasedetector.ui.models;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work in the background that the user may stop. Stopping interrupts its thread, which
 * ends a wait for a server at once. Thread-safe.
 */
final class StoppableWork {

  private @Nullable Thread worker;
  private boolean stopped;

  /** What is done. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @param stop says whether the user wants to stop
     * @throws Exception if it fails
     */
    void run(StoppableWork stop) throws Exception;
  }

  /**
   * Runs the work on this thread.
   *
   * @param work what to do
   * @throws CancellationException if it was stopped, whatever failure that led to
   * @throws Exception if it fails
   */
  void run(Work work) throws Exception {
    begin();
    try {
      work.run(this);
    } catch (Exception failure) {
      if (isStopped()) {
        CancellationException stop = new CancellationException();
        stop.initCause(failure);
        throw stop;
      }
      throw failure;
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    if (stopped) {
      throw new CancellationException();
    }
    worker = Thread.currentThread();
  }

  /** The thread goes back to a pool: the interrupt must not hit whatever it does next. */
  private synchronized void end() {
    worker = null;
    boolean _ = Thread.interrupted();
  }

  /** Stops it; work that has not begun never does. */
  synchronized void stop() {
    stopped = true;
    if (worker != null) {
      worker.interrupt();
    }
  }

  /** Returns whether the user wants to stop. */
  synchronized boolean isStopped() {
    return stopped;
  }
}
