package org.plantdiseasedetector.casebook;

import org.plantdiseasedetector.vault.UnlockedVault;
import org.plantdiseasedetector.vault.VaultException;
import org.plantdiseasedetector.vault.VaultStore;

/** Opens a vault with a secret that this computer's keychain keeps. Not for the user's thread. */
public interface KeychainDoor {

  /** For computers without a keychain that works. */
  KeychainDoor NONE =
      new KeychainDoor() {
        @Override
        public boolean available() {
          return false;
        }

        @Override
        public boolean opens(VaultStore vault) {
          return false;
        }

        @Override
        public VaultStore.Created create(VaultStore vault) throws VaultException {
          throw absent();
        }

        @Override
        public UnlockedVault unlock(VaultStore vault) throws VaultException {
          throw absent();
        }

        private VaultException absent() {
          return new VaultException(
              VaultException.Reason.UNUSABLE_KEY,
              "There is no keychain on this computer. Use the passphrase or the recovery key.");
        }
      };

  /** Returns whether there is a keychain that works; asks it, which may take a moment. */
  boolean available();

  /**
   * Returns whether the keychain has the secret of a vault.
   *
   * @param vault the vault
   */
  boolean opens(VaultStore vault);

  /**
   * Makes a vault whose secret is in the keychain.
   *
   * @param vault where there is none yet
   * @return keys and recovery key, to be closed
   * @throws VaultException if the keychain refuses or nothing can be written
   */
  VaultStore.Created create(VaultStore vault) throws VaultException;

  /**
   * Opens a vault.
   *
   * @param vault the vault
   * @return its keys, to be closed
   * @throws VaultException if the keychain refuses or does not have the secret
   */
  UnlockedVault unlock(VaultStore vault) throws VaultException;
}
