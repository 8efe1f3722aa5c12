package org.plantdiseasedetector.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes pools of named threads that do not keep the process alive. */
public final class Threads {

  private static final long IDLE_SECONDS = 5;

  private Threads() {}

  /**
   * Makes a pool of fixed size.
   *
   * @param size number of threads, at least 1
   * @param name beginning of the threads' names
   */
  public static ExecutorService fixed(int size, String name) {
    return Executors.newFixedThreadPool(size, named(name));
  }

  /**
   * Makes a pool that grows as needed.
   *
   * @param name beginning of the threads' names
   */
  public static ExecutorService growing(String name) {
    return Executors.newCachedThreadPool(named(name));
  }

  /**
   * Makes a pool of fixed size whose threads end when they have nothing to do.
   *
   * @param size number of threads, at least 1
   * @param name beginning of the threads' names
   */
  static ExecutorService fading(int size, String name) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Makes what does things later.
   *
   * @param name beginning of the thread's name
   */
  public static ScheduledExecutorService later(String name) {
    return Executors.newSingleThreadScheduledExecutor(named(name));
  }

  /**
   * Does something that the process must not end without.
   *
   * @param name of the thread
   * @param task what to do
   */
  public static void last(String name, Runnable task) {
    Thread.ofPlatform().daemon(false).name(name).start(task);
  }

  private static ThreadFactory named(String name) {
    return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
  }
}
