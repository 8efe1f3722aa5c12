package org.plantdiseasedetector.vault.keychain;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.vault.Keychain;

/**
 * macOS Keychain, Windows Credential Manager, or a Secret Service or KWallet on Linux, through
 * java-keyring. Opens the keychain for each call. Thread-safe.
 */
public final class SystemKeychain implements Keychain {

  private static final String DOMAIN = "Plant Disease Detector";

  private static final List<KeyringStorageType> KINDS =
      List.of(
          KeyringStorageType.OSX_KEYCHAIN,
          KeyringStorageType.WINDOWS_CREDENTIAL_STORE,
          KeyringStorageType.GNOME_KEYRING,
          KeyringStorageType.KWALLET);

  /** Works with an open keychain. */
  private interface Work<T> {
    @Nullable T run(Keyring keyring) throws PasswordAccessException;
  }

  @Override
  public void store(String account, String secret) throws IOException {
    with(
        keyring -> {
          keyring.setPassword(DOMAIN, account, secret);
          return secret;
        });
  }

  @Override
  public Optional<String> read(String account) throws IOException {
    return with(
        keyring -> {
          try {
            return keyring.getPassword(DOMAIN, account);
          } catch (PasswordAccessException none) {
            // The library does not tell a missing entry from one that may not be read.
            return null;
          }
        });
  }

  @Override
  public void delete(String account) throws IOException {
    with(
        keyring -> {
          keyring.deletePassword(DOMAIN, account);
          return account;
        });
  }

  @SuppressWarnings("try") // Closing may be interrupted, which counts as a refusal like the rest.
  private static <T> Optional<T> with(Work<T> work) throws IOException {
    try (Keyring keyring = open()) {
      return Optional.ofNullable(work.run(keyring));
    } catch (IOException none) {
      throw none;
    } catch (Exception | LinkageError refused) {
      throw new IOException("the keychain refused: " + refused.getMessage(), refused);
    }
  }

  private static Keyring open() throws IOException {
    IOException none = new IOException("this computer has no keychain that the app can use");
    for (KeyringStorageType kind : KINDS) {
      try {
        return Keyring.create(kind);
      } catch (BackendNotSupportedException | RuntimeException | LinkageError otherSystem) {
        none.addSuppressed(otherSystem);
      }
    }
    throw none;
  }
}
