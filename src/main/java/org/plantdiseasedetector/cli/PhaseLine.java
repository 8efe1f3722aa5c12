package org.plantdiseasedetector.cli;

import org.plantdiseasedetector.benchmark.Phase;
import org.plantdiseasedetector.benchmark.Watch;

/**
 * Shows the step of a benchmark on one line that overwrites itself; silent when nobody watches.
 *
 * @param console where to write
 */
record PhaseLine(Console console) implements Watch {

  private static final String ERASE = "\r\u001B[K";

  @Override
  public void at(Phase phase, int done, int of) {
    if (console.interactive()) {
      show(ERASE + "%s %d/%d".formatted(phase.id().replace('_', ' '), done, of));
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
}
