package org.plantdiseasedetector.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows photos done, rate and time left on one line that overwrites itself; silent when nobody
 * watches. Used by one thread.
 */
final class Progress {

  /** Ten updates a second look steady and cost nothing. */
  private static final long INTERVAL_NANOS = 100_000_000L;

  private static final String ERASE = "\r\u001B[K";

  private final Console console;
  private final int total;
  private final LongSupplier nanoTime;
  private final long start;
  private long shown;

  Progress(Console console, int total, LongSupplier nanoTime) {
    this.console = console;
    this.total = total;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.shown = start;
  }

  /** Tells that {@code done} photos are finished. */
  void update(int done) {
    long now = nanoTime.getAsLong();
    if (console.interactive() && (now - shown >= INTERVAL_NANOS || done == total)) {
      shown = now;
      show(ERASE + line(done, total, Duration.ofNanos(now - start)));
    }
  }

  /** Removes the line. */
  void clear() {
    if (console.interactive()) {
      show(ERASE);
    }
  }

  private void show(String text) {
    console.messages().print(text);
    console.messages().flush();
  }

  /**
   * Formats the line.
   *
   * @param done photos finished, at least 1
   * @param total photos in all
   * @param elapsed time since the start
   */
  static String line(int done, int total, Duration elapsed) {
    double seconds = Math.max(elapsed.toMillis(), 1) / 1000.0;
    double rate = done / seconds;
    long left = Math.round((total - done) / rate);
    return String.format(
        Locale.ROOT,
        "%d/%d photos, %.1f a second, %d:%02d left",
        done,
        total,
        rate,
        left / 60,
        left % 60);
  }
}
