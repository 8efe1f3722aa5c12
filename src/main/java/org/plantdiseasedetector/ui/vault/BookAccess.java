package org.plantdiseasedetector.ui.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.util.Subscription;
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
   * Does something once, when the history is not open any more.
   *
   * @param vault the history
   * @param what to do, on the user-interface thread
   */
  public static void whenLocked(VaultViewModel vault, Runnable what) {
    Subscription[] watch = {Subscription.EMPTY};
    watch[0] =
        vault
            .stateProperty()
            .subscribe(
                (before, now) -> {
                  if (!(now instanceof VaultState.Open)) {
                    watch[0].unsubscribe();
                    what.run();
                  }
                });
  }
}
