package org.plantdiseasedetector.casebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plantdiseasedetector.vault.KeychainKey;
import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultException;
import org.plantdiseasedetector.vault.VaultStore;

/**
 * The way through the system's keychain into one history. Every answer but {@link #opens} may wait
 * for the user, whom the system asks; not for the user's thread.
 *
 * @param folder of the history
 * @param key its way through the keychain
 */
public record KeychainWay(Path folder, KeychainKey key) implements KeychainDoor {

  @Override
  public boolean available() {
    return key.problem().isEmpty();
  }

  @Override
  public boolean opens(VaultStore vault) {
    return key.isEnabled();
  }

  @Override
  public VaultStore.Created create(VaultStore vault) throws VaultException {
    VaultStore.Created created = vault.createWithoutPassphrase();
    try {
      key.enable(created.vault());
      return created;
    } catch (VaultException refused) {
      created.vault().close();
      created.recoveryKey().close();
      throw withoutVault(refused);
    }
  }

  /** Nobody has seen a key of the new vault, so that nothing could ever open it. */
  private VaultException withoutVault(VaultException refused) {
    try {
      Files.deleteIfExists(folder.resolve(VaultStore.FILE));
    } catch (IOException stays) {
      refused.addSuppressed(stays);
    }
    return new VaultException(
        VaultException.Reason.INPUT_OUTPUT,
        "This computer's keychain did not keep the key, and no history was made. Choose a"
            + " passphrase instead.",
        refused);
  }

  @Override
  public UnlockedVault unlock(VaultStore vault) throws VaultException {
    return key.unlock();
  }
}
