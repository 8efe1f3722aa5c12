package org.plantdiseasedetector.ui.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.plantdiseasedetector.casebook.CaseBook;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.common.HistoryAccess;

/**
 * Lends the history of the window, as long as it is open.
 *
 * @param book the history
 */
public record BookAccess(CaseBook book) implements HistoryAccess {

  @Override
  public <T> T use(Work<T> work) throws HistoryException {
    try {
      return book.use(work::with);
    } catch (IOException impossible) {
      // The work itself has no such exception to throw.
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * Follows a history: lends it whenever it is open, now and after each unlocking.
   *
   * @param vault the history
   * @param opened receives it, on the user-interface thread
   * @param locked called when it is not open any more
   */
  public static void follow(VaultViewModel vault, Consumer<HistoryAccess> opened, Runnable locked) {
    vault
        .stateProperty()
        .subscribe(
            state -> {
              if (state instanceof VaultState.Open) {
                opened.accept(new BookAccess(vault.book()));
              } else {
                locked.run();
              }
            });
  }
}
