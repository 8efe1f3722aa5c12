package org.plantdiseasedetector.diagnosis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * Runs a task per index on other threads, at most a window ahead of the consumer, and hands the
 * results to the calling thread in order.
 *
 * @param <T> result of a task
 */
final class OrderedBatch<T> {

  private final ExecutorService threads;
  private final int window;

  /**
   * Makes a batch.
   *
   * @param threads runs the tasks
   * @param window how many tasks may be started and not yet consumed, at least 1
   */
  OrderedBatch(ExecutorService threads, int window) {
    this.threads = threads;
    this.window = window;
  }

  /**
   * Takes one result.
   *
   * @param <T> result of a task
   */
  @FunctionalInterface
  interface Consumer<T> {
    /** Called on the thread that called {@code run}, in order of the index. */
    void accept(int index, T result);
  }

  /**
   * Runs all tasks. Returns early, with the interrupt status set, if the calling thread is
   * interrupted.
   *
   * @param count number of tasks
   * @param task must not throw
   * @param consumer takes the results; what it throws ends the batch
   * @param cancelled when true, no further task is started
   */
  void run(
      int count, IntFunction<? extends T> task, Consumer<T> consumer, BooleanSupplier cancelled) {
    Deque<Future<T>> started = new ArrayDeque<>();
    int next = 0;
    int done = 0;
    try {
      while (true) {
        // A finished task hands over its result without a look at the interrupt status.
        if (Thread.interrupted()) {
          throw new InterruptedException("The batch was interrupted");
        }
        while (next < count && started.size() < window && !cancelled.getAsBoolean()) {
          int index = next++;
          started.add(threads.submit(() -> task.apply(index)));
        }
        if (started.isEmpty()) {
          return;
        }
        T result = started.remove().get();
        consumer.accept(done++, result);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException brokenTask) {
      throw new IllegalStateException("A task failed", brokenTask.getCause());
    } finally {
      started.forEach(future -> future.cancel(true));
    }
  }
}
