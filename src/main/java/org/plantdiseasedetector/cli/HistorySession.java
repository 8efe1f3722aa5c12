package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.vault.KeychainKey;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultException;

/**
 * The open history of a command, closed together with its keys.
 *
 * @param folder where it is
 * @param vault its keys
 * @param history the history
 */
record HistorySession(Path folder, UnlockedVault vault, History history) implements AutoCloseable {

  /** Asks for the passphrase and opens. */
  static HistorySession open(HistoryServices services, VaultOptions options, Console console)
      throws CommandFailure {
    Path folder = services.historyFolder(options.namedDataDirectory());
    return open(services, folder, options, console);
  }

  /** Asks for the passphrase and opens the history of a folder. */
  static HistorySession open(
      HistoryServices services, Path folder, VaultOptions options, Console console)
      throws CommandFailure {
    try {
      Optional<UnlockedVault> opened = byKeychain(services, folder, options, console);
      UnlockedVault vault =
          opened.isPresent()
              ? opened.get()
              : options.unlock(services.vaults().apply(folder), services.prompt());
      return open(services, folder, vault, console);
    } catch (VaultException refused) {
      throw HistoryFailures.of(refused);
    }
  }

  /** Tries the keychain if it is set up and the user named no other way. */
  private static Optional<UnlockedVault> byKeychain(
      HistoryServices services, Path folder, VaultOptions options, Console console) {
    KeychainKey keychain = services.keychains().apply(folder);
    if (options.namesSecret() || !keychain.isEnabled()) {
      return Optional.empty();
    }
    try {
      return Optional.of(keychain.unlock());
    } catch (VaultException refused) {
      console.say(refused.getMessage());
      return Optional.empty();
    }
  }

  /** Opens with keys at hand, which are closed with the session or on failure. */
  static HistorySession open(
      HistoryServices services, Path folder, UnlockedVault vault, Console console)
      throws CommandFailure {
    try {
      History history = services.opener().open(folder, vault, services.user());
      history.notices().forEach(console::say);
      return new HistorySession(folder, vault, history);
    } catch (HistoryException refused) {
      vault.close();
      throw HistoryFailures.of(refused);
    }
  }

  @Override
  public void close() throws CommandFailure {
    try {
      history.close();
    } catch (HistoryException broken) {
      throw HistoryFailures.of(broken);
    } finally {
      vault.close();
    }
  }
}
