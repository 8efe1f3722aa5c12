package org.plantdiseasedetector.ui.common;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Runs small tasks in order on another executor, many per turn, and gives the turn back when the
 * budget is used up. So a flood of results neither floods the event queue nor holds a frame. Tasks
 * may be handed in from any thread.
 */
public final class FrameBudgetExecutor implements Executor {

  private final Executor target;
  private final long budgetNanos;
  private final LongSupplier nanoTime;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /**
   * Makes the executor.
   *
   * @param target runs the turns, one at a time and in order
   * @param budget longest time of a turn; a task that has begun is never interrupted
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public FrameBudgetExecutor(Executor target, Duration budget, LongSupplier nanoTime) {
    this.target = target;
    this.budgetNanos = budget.toNanos();
    this.nanoTime = nanoTime;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    schedule();
  }

  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      target.execute(this::turn);
    }
  }

  private void turn() {
    long start = nanoTime.getAsLong();
    try {
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
        if (nanoTime.getAsLong() - start >= budgetNanos) {
          break;
        }
      }
    } finally {
      scheduled.set(false);
      if (!tasks.isEmpty()) {
        schedule();
      }
    }
  }
}
