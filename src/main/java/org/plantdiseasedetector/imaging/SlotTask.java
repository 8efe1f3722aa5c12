package org.plantdiseasedetector.imaging;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A decode that holds a slot until its thread has really left it. A future counts as done as soon
 * as it is cancelled, which a native decoder does not notice.
 */
final class SlotTask extends FutureTask<DecodedPhoto> {

  private final Semaphore slots;
  private final AtomicBoolean started = new AtomicBoolean();

  /**
   * Makes a task.
   *
   * @param work the decode
   * @param slots one of which is held already and is given back once
   */
  SlotTask(Callable<DecodedPhoto> work, Semaphore slots) {
    super(work);
    this.slots = slots;
  }

  @Override
  public void run() {
    if (started.compareAndSet(false, true)) {
      try {
        super.run();
      } finally {
        slots.release();
      }
    }
  }

  /** A task that was cancelled before any thread took it will not give its slot back by itself. */
  @Override
  protected void done() {
    if (isCancelled() && started.compareAndSet(false, true)) {
      slots.release();
    }
  }
}
