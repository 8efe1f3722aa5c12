package org.plantdiseasedetector.history;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.plantdiseasedetector.history.h2.H2HistoryOpener;
import org.plantdiseasedetector.vault.MovableClock;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultException;
import org.plantdiseasedetector.vault.VaultStore;
import org.plantdiseasedetector.vault.Vaults;

/** A history in a folder, opened and closed together with its vault. */
public final class TestHistory implements AutoCloseable {

  public static final String WHO = "ada";

  private final UnlockedVault vault;
  private final History history;

  private TestHistory(UnlockedVault vault, History history) {
    this.vault = vault;
    this.history = history;
  }

  /** Opens; makes the vault at the first time. */
  public static TestHistory open(Path folder, MovableClock clock, DiskSpace space)
      throws VaultException, HistoryException {
    VaultStore store = Vaults.cheap(folder, clock);
    UnlockedVault vault =
        store.exists()
            ? store.unlock(Vaults.passphrase())
            : store.create(Vaults.passphrase()).vault();
    try {
      return new TestHistory(
          vault, new H2HistoryOpener(clock, new SecureRandom(), space).open(folder, vault, WHO));
    } catch (HistoryException e) {
      vault.close();
      throw e;
    }
  }

  public static TestHistory open(Path folder) throws VaultException, HistoryException {
    return open(folder, new MovableClock(), DiskSpace.REAL);
  }

  public History get() {
    return history;
  }

  public UnlockedVault vault() {
    return vault;
  }

  @Override
  public void close() throws HistoryException {
    history.close();
    vault.close();
  }
}
