package org.plantdiseasedetector.cli;

import java.util.Locale;
import org.plantdiseasedetector.benchmark.LoadRun;
import org.plantdiseasedetector.benchmark.LoadTest;

/**
 * Says each window of a load test where somebody watches. The test is stopped like any command;
 * what it measured until then is taken in by the next one.
 *
 * @param console where to write
 */
record LoadLine(Console console) implements LoadTest.Watch {

  @Override
  public void window(LoadRun.Window window, int seconds) {
    if (console.interactive()) {
      console.say(
          String.format(
              Locale.ROOT,
              "%.0f of %d s: %d photos, median %.0f ms, 95 of 100 within %.0f ms",
              window.second(),
              seconds,
              window.photos(),
              window.median(),
              window.p95()));
    }
  }

  @Override
  public boolean stopped() {
    return false;
  }
}
