package org.plantdiseasedetector.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keychain opens a vault as long as it works, and never is the only way in. */
class KeychainKeyTest {

  @TempDir private Path folder;

  private final MemoryKeychain keychain = new MemoryKeychain();
  private final Map<String, String> entries = keychain.entries;
  private VaultStore store;
  private KeychainKey key;

  @BeforeEach
  void make() throws Exception {
    store = Vaults.cheap(folder, new MovableClock());
    key = new KeychainKey(folder, store, keychain, new SecureRandom());
    store.create(Vaults.passphrase()).vault().close();
  }

  @Test
  void itOpensTheSameVaultBesideThePassphrase() throws Exception {
    try (UnlockedVault byPassphrase = store.unlock(Vaults.passphrase())) {
      key.enable(byPassphrase);
      assertThat(entries).hasSize(1);
      try (UnlockedVault byKeychain = key.unlock()) {
        assertThat(byKeychain.database().hex()).isEqualTo(byPassphrase.database().hex());
      }
      assertThat(Files.readString(folder.resolve(KeychainKey.FILE)))
          .doesNotContain(entries.values().iterator().next());
    }
    store.unlock(Vaults.passphrase()).close();
  }

  @Test
  void aVaultWithoutAPassphraseOpensByKeychainAndRecoveryKey() throws Exception {
    Path other = folder.resolve("other");
    VaultStore without = Vaults.cheap(other, new MovableClock());
    KeychainKey opener = new KeychainKey(other, without, keychain, new SecureRandom());
    VaultStore.Created created = without.createWithoutPassphrase();
    opener.enable(created.vault());
    opener.unlock().close();
    without.unlock(created.recoveryKey()).close();
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(() -> without.unlock(Vaults.passphrase()));
  }

  @Test
  void aKeychainThatDoesNotWorkIsSaidAndNothingIsLost() throws Exception {
    keychain.setLocked(true);
    assertThat(key.problem()).contains("the keychain is locked");
    try (UnlockedVault open = store.unlock(Vaults.passphrase())) {
      assertThatExceptionOfType(VaultException.class)
          .isThrownBy(() -> key.enable(open))
          .withMessageContaining("passphrase");
      assertThat(key.isEnabled()).isFalse();
      keychain.setLocked(false);
      assertThat(key.problem()).isEmpty();
      assertThat(entries).isEmpty();
      key.enable(open);
      keychain.setLocked(true);
      assertThatExceptionOfType(VaultException.class)
          .isThrownBy(key::unlock)
          .withMessageContaining("recovery key");
      keychain.setLocked(false);
      entries.clear();
      assertThatExceptionOfType(VaultException.class).isThrownBy(key::unlock);
    }
    store.unlock(Vaults.passphrase()).close();
  }

  @Test
  void everyChangedByteAndAForeignKeyAreNoticed() throws Exception {
    try (UnlockedVault open = store.unlock(Vaults.passphrase())) {
      key.enable(open);
    }
    Path file = folder.resolve(KeychainKey.FILE);
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      Files.write(file, bad);
      assertThatExceptionOfType(VaultException.class).isThrownBy(() -> key.unlock().close());
    }
    Files.write(file, good);
    entries.replaceAll((account, secret) -> "00".repeat(32));
    assertThatExceptionOfType(VaultException.class).isThrownBy(key::unlock);
    entries.replaceAll((account, secret) -> "no key");
    assertThatExceptionOfType(VaultException.class).isThrownBy(key::unlock);
  }

  @Test
  void disablingRemovesBothHalves() throws Exception {
    try (UnlockedVault open = store.unlock(Vaults.passphrase())) {
      key.enable(open);
      key.disable(open.id());
    }
    assertThat(entries).isEmpty();
    assertThat(key.isEnabled()).isFalse();
    assertThatExceptionOfType(VaultException.class).isThrownBy(key::unlock);
  }
}
