package org.plantdiseasedetector.cli;

import java.io.IOException;
import org.plantdiseasedetector.casebook.AdapterDesk;
import org.plantdiseasedetector.history.HistoryException;

/** Opens what the commands of {@code pdd adapter} work with. */
@FunctionalInterface
public interface AdapterDesks {

  /**
   * Opens it; the engine starts when a photo has to be embedded.
   *
   * @throws CommandFailure if there is no usable model
   */
  Running open() throws CommandFailure;

  /**
   * An open desk.
   *
   * @param desk what is worked with
   * @param release frees the engine
   */
  record Running(AdapterDesk desk, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }

  /** Work at a desk. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @param desk the desk
     * @return an exit code
     * @throws IOException if files cannot be read or written
     * @throws HistoryException if the history cannot be read
     * @throws CommandFailure if the command line was wrong
     */
    int run(AdapterDesk desk) throws IOException, HistoryException, CommandFailure;
  }
}
