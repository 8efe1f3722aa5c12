package org.plantdiseasedetector.cli;

import java.util.Locale;
import org.plantdiseasedetector.update.UpdateObserver;

/** Shows how far a download is, on a terminal; an interrupt of the process stops it. */
final class ConsoleObserver implements UpdateObserver {

  private static final String ERASE = "\r\u001B[K";

  private final Console console;
  private long shown = -1;

  ConsoleObserver(Console console) {
    this.console = console;
  }

  @Override
  public void progress(long done, long total) {
    long percent = total == 0 ? 100 : 100 * done / total;
    if (console.interactive() && percent != shown) {
      shown = percent;
      console.messages().printf(Locale.ROOT, "%s%d %% of %.1f MB", ERASE, percent, total / 1e6);
      console.messages().flush();
    }
  }

  void clear() {
    if (console.interactive() && shown >= 0) {
      console.messages().print(ERASE);
      console.messages().flush();
    }
  }

  @Override
  public boolean cancelled() {
    return Thread.currentThread().isInterrupted();
  }
}
