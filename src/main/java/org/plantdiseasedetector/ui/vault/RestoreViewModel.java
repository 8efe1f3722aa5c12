package org.plantdiseasedetector.ui.vault;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.plantdiseasedetector.history.Backups;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.ui.common.Texts;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.RecoveryKey;
import org.plantdiseasedetector.vault.VaultException;

/**
 * Puts the history of a backup in place of the present one, also on a computer that has none. Used
 * on the user-interface thread; character arrays that are handed in are overwritten.
 */
public final class RestoreViewModel {

  private final VaultViewModel vault;
  private final Supplier<List<String>> unsaved;
  private final Texts texts;

  /**
   * Makes the view model.
   *
   * @param vault the present history
   * @param unsaved what waits in the window to be put into the present history, in words
   * @param texts words of the messages
   */
  public RestoreViewModel(VaultViewModel vault, Supplier<List<String>> unsaved, Texts texts) {
    this.vault = vault;
    this.unsaved = unsaved;
    this.texts = texts;
  }

  /** Returns the history that would be replaced. */
  VaultViewModel vault() {
    return vault;
  }

  /**
   * Restores a backup. It is checked to the last byte before anything is replaced; the present
   * history is locked for it and moved aside.
   *
   * @param file the backup
   * @param secret passphrase or recovery key of the backup
   * @param isRecoveryKey which of both
   * @param restored called when the restored history waits to be unlocked
   */
  public void restore(Path file, char[] secret, boolean isRecoveryKey, Runnable restored) {
    List<String> waiting = unsaved.get();
    if (!waiting.isEmpty()) {
      // Kept in memory, it would end up in another history, beside cases of the same number.
      Arrays.fill(secret, '\0');
      vault.tell(texts.format("restore.unsaved", String.join(" ", waiting)));
      return;
    }
    vault.replace(
        texts.format("restore.working", file.toString()),
        () -> {
          Path aside = restore(file, secret, isRecoveryKey);
          return () -> {
            vault.replaced(told(file, aside));
            restored.run();
          };
        });
  }

  private String told(Path file, Path aside) {
    return aside.equals(vault.book().folder())
        ? texts.format("restore.done", file.toString())
        : texts.format("restore.done-aside", file.toString(), aside.toString());
  }

  private Path restore(Path file, char[] secret, boolean isRecoveryKey)
      throws VaultException, HistoryException {
    try {
      return isRecoveryKey ? withRecoveryKey(file, secret) : withPassphrase(file, secret);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  private Path withRecoveryKey(Path file, char[] secret) throws VaultException, HistoryException {
    try (RecoveryKey key = RecoveryKey.parse(secret)) {
      Backups.Unlocker unlocker = store -> store.unlock(key);
      return vault.book().restore(file, unlocker);
    }
  }

  private Path withPassphrase(Path file, char[] secret) throws VaultException, HistoryException {
    try (Passphrase typed = new Passphrase(secret)) {
      Backups.Unlocker unlocker = store -> store.unlock(typed);
      return vault.book().restore(file, unlocker);
    }
  }
}
