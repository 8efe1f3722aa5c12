package org.plantdiseasedetector.history;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.vault.VaultException;

/**
 * Asks now and then whether a backup is due and makes it on a worker thread, one at a time. After a
 * failure it waits before it tries again. Thread-safe.
 */
public final class BackupScheduler implements AutoCloseable {

  private static final Duration AFTER_FAILURE = Duration.ofHours(1);

  private final Due backup;
  private final Executor worker;
  private final Clock clock;
  private final Listener listener;
  private final Semaphore free = new Semaphore(1);
  private volatile boolean closed;
  private volatile Instant notBefore = Instant.MIN;
  private @Nullable ScheduledFuture<?> timer;

  /** Makes a backup if one is due. */
  @FunctionalInterface
  public interface Due {
    /**
     * Makes it.
     *
     * @return the file, if one was due
     * @throws HistoryException if it cannot be made or does not come back whole
     * @throws VaultException if the vault's file is damaged
     */
    Optional<Path> makeIfDue() throws HistoryException, VaultException;
  }

  /** Is told on the worker thread. */
  public interface Listener {
    /**
     * A backup was made and checked.
     *
     * @param file the backup
     */
    void made(Path file);

    /**
     * A backup was due but could not be made; it is tried again in an hour.
     *
     * @param message for the user
     */
    void failed(String message);
  }

  /**
   * Makes a scheduler, which does nothing by itself yet.
   *
   * @param backup what to do
   * @param worker where to do it
   * @param clock the present
   * @param listener is told of results
   */
  public BackupScheduler(Due backup, Executor worker, Clock clock, Listener listener) {
    this.backup = backup;
    this.worker = worker;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Begins to ask.
   *
   * @param clockwork calls at intervals; not closed
   * @param interval between two questions
   */
  public synchronized void start(ScheduledExecutorService clockwork, Duration interval) {
    long millis = interval.toMillis();
    timer = clockwork.scheduleWithFixedDelay(this::tick, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Asks once; returns at once. */
  public void tick() {
    Instant now = clock.instant();
    // Where the clock was moved back, the wait is over.
    boolean waiting = now.isBefore(notBefore) && !notBefore.isAfter(now.plus(AFTER_FAILURE));
    if (!closed && !waiting) {
      worker.execute(this::run);
    }
  }

  private void run() {
    if (!free.tryAcquire()) {
      return;
    }
    try {
      if (!closed) {
        Optional<Path> file = backup.makeIfDue();
        file.ifPresent(listener::made);
      }
    } catch (HistoryException refused) {
      failed(refused.getMessage());
    } catch (VaultException refused) {
      failed(refused.getMessage());
    } catch (RuntimeException | OutOfMemoryError broken) {
      failed("The backup failed: " + broken + ".");
    } finally {
      free.release();
    }
  }

  private void failed(String message) {
    notBefore = clock.instant().plus(AFTER_FAILURE);
    listener.failed(message);
  }

  /** Stops asking and waits for a backup that is under way, which needs the keys. */
  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      if (timer != null) {
        timer.cancel(false);
      }
    }
    free.acquireUninterruptibly();
    free.release();
  }
}
