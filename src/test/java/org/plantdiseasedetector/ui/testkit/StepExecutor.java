package org.plantdiseasedetector.ui.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Runs tasks when the test says so. */
public final class StepExecutor implements Executor {

  private final Deque<Runnable> tasks = new ArrayDeque<>();

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  /** Runs the oldest task. */
  public void step() {
    tasks.remove().run();
  }

  /** Runs the newest task. */
  public void stepNewest() {
    tasks.removeLast().run();
  }

  /** Runs all tasks, also those that they add. */
  public void runAll() {
    while (!tasks.isEmpty()) {
      step();
    }
  }

  /** Returns how many tasks wait. */
  public int size() {
    return tasks.size();
  }
}
