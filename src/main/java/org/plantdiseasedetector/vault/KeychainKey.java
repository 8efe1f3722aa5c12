package org.plantdiseasedetector.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;
import org.plantdiseasedetector.domain.Sha256;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A third way to the data key: a random key in the system's keychain wraps it, beside passphrase
 * and recovery key. The wrapped key lies in a file of its own, which no backup has, since it is
 * worth nothing on another computer. Used by one process at a time.
 */
public final class KeychainKey {

  /** Name of the file. */
  public static final String FILE = "vault-keychain.json";

  private static final String FORMAT = "pdd-vault-keychain";
  private static final int MOST_BYTES = 4096;

  private final Path file;
  private final VaultStore vault;
  private final Keychain keychain;
  private final SecureRandom random;

  /**
   * Makes it; touches nothing.
   *
   * @param folder of the vault
   * @param vault the vault
   * @param keychain where the wrapping key is kept
   * @param random source of keys
   */
  public KeychainKey(Path folder, VaultStore vault, Keychain keychain, SecureRandom random) {
    this.file = folder.resolve(FILE);
    this.vault = vault;
    this.keychain = keychain;
    this.random = random;
  }

  /**
   * Tries the keychain by writing, reading and deleting an entry; may make the system ask the user.
   *
   * @return why it cannot be used; empty if it works
   */
  public Optional<String> problem() {
    String account = "test " + UUID.randomUUID();
    try {
      keychain.store(account, account);
      boolean same = keychain.read(account).equals(Optional.of(account));
      keychain.delete(account);
      return same ? Optional.empty() : Optional.of("it does not give back what was stored");
    } catch (IOException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }

  /** Returns whether the vault can be tried with the keychain. */
  public boolean isEnabled() {
    return Files.exists(file);
  }

  /**
   * Lets the keychain open the vault from now on; passphrase and recovery key go on to do so.
   *
   * @param open the open vault
   * @throws VaultException if the keychain does not work or the file cannot be written; nothing is
   *     changed then
   */
  public void enable(UnlockedVault open) throws VaultException {
    Optional<String> problem = problem();
    if (problem.isPresent()) {
      throw unusable(problem.get(), null);
    }
    byte[] salt = WrappedKey.salt(random);
    try (KeyMaterial by = KeyMaterial.random(random)) {
      char[] hex = by.hex();
      keychain.store(account(open.id()), new String(hex));
      Arrays.fill(hex, '\0');
      WrappedKey wrapped = WrappedKey.wrap(open.dataKey(), by, salt, context(open.id()), random);
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("format", FORMAT).put("version", 1).put("id", open.id().toString());
      wrapped.write(node.putObject("keychainKey"));
      DurableFile.write(file, CanonicalJson.render(node));
    } catch (IOException refused) {
      throw unusable(String.valueOf(refused.getMessage()), refused);
    }
  }

  /**
   * Opens the vault.
   *
   * @return its keys, to be closed
   * @throws VaultException if the keychain does not have the key any more or the file is damaged;
   *     the passphrase still opens the vault
   */
  public UnlockedVault unlock() throws VaultException {
    try {
      ObjectNode node = CanonicalJson.parse(DurableFile.read(file, MOST_BYTES), FORMAT);
      UUID id = UUID.fromString(CanonicalJson.text(node, "id"));
      WrappedKey wrapped = WrappedKey.read(node.path("keychainKey"));
      String hex =
          keychain
              .read(account(id))
              .orElseThrow(() -> new IOException("the key is not in it (any more)"));
      try (KeyMaterial by = new KeyMaterial(HexFormat.of().parseHex(hex))) {
        return vault.openWith(wrapped.unwrap(by, context(id)));
      }
    } catch (NoSuchFileException none) {
      throw unusable("it was not set up for this history", none);
    } catch (IOException refused) {
      throw unusable(String.valueOf(refused.getMessage()), refused);
    } catch (IllegalArgumentException | AEADBadTagException changed) {
      throw unusable(file + " or the key in the keychain was changed", changed);
    }
  }

  /**
   * Forgets the way through the keychain.
   *
   * @param id identity of the vault
   * @throws VaultException if the file cannot be deleted
   */
  public void disable(UUID id) throws VaultException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException refused) {
      throw unusable(file + " cannot be deleted: " + refused.getMessage(), refused);
    }
    try {
      keychain.delete(account(id));
    } catch (IOException goneAlready) {
      // Without the file the entry opens nothing.
      return;
    }
  }

  /** A hash, so that the keychain's list shows nothing of the vault. */
  private static String account(UUID id) {
    String hash = Sha256.hex(id.toString().getBytes(StandardCharsets.UTF_8));
    return "history " + hash.substring(0, 16);
  }

  private static String context(UUID id) {
    return "pdd vault v1 keychain " + id;
  }

  private static VaultException unusable(String why, @Nullable Throwable cause) {
    String message =
        ("This computer's keychain cannot open the history: %s. Use the passphrase or the recovery"
                + " key.")
            .formatted(why);
    return cause == null
        ? new VaultException(VaultException.Reason.INPUT_OUTPUT, message)
        : new VaultException(VaultException.Reason.INPUT_OUTPUT, message, cause);
  }
}
