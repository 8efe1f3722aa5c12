package org.plantdiseasedetector.cli;

import java.io.IOException;
import org.plantdiseasedetector.history.HistoryException;

/**
 * Runs work with the open history and gives every failure its words and exit code.
 *
 * @param services vault, history and backups
 * @param console where to write
 */
record HistoryWork(HistoryServices services, Console console) {

  /** What is done with an open history. */
  @FunctionalInterface
  interface Work {
    int run(HistorySession session) throws HistoryException, IOException, CommandFailure;
  }

  /** Opens, works and closes. */
  int with(VaultOptions vault, Work work) throws CommandFailure {
    try (HistorySession session = HistorySession.open(services, vault, console)) {
      return work.run(session);
    } catch (HistoryException refused) {
      throw HistoryFailures.of(refused);
    } catch (IOException broken) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "The result could not be written: %s. Check the path and the disk's free space."
              .formatted(broken.getMessage()),
          broken);
    }
  }
}
