package org.plantdiseasedetector.vault;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/**
 * The vault of a folder: a random data key that the passphrase and the recovery key unwrap. A
 * passphrase change wraps the same data key anew, so nothing else has to be encrypted again. Used
 * by one process at a time.
 */
public final class VaultStore {

  /** Name of the file with the wrapped data key. */
  public static final String FILE = "vault.json";

  private final Path folder;
  private final Path file;
  private final Clock clock;
  private final SecureRandom random;
  private final KdfCalibration calibration;

  /**
   * Makes a store; touches no file.
   *
   * @param folder where the vault is or shall be
   * @param clock time of tries
   * @param random source of keys, salts and nonces
   * @param calibration chooses the cost of a new passphrase
   */
  public VaultStore(Path folder, Clock clock, SecureRandom random, KdfCalibration calibration) {
    this.folder = folder;
    this.file = folder.resolve(FILE);
    this.clock = clock;
    this.random = random;
    this.calibration = calibration;
  }

  /**
   * A new vault.
   *
   * @param vault its keys; to be closed
   * @param recoveryKey to be shown once and closed
   */
  public record Created(UnlockedVault vault, RecoveryKey recoveryKey) {}

  /** Returns whether the folder has a vault, be it damaged. */
  public boolean exists() {
    return Files.exists(file);
  }

  /**
   * Checks that a vault can be made here, before anybody is asked for a passphrase.
   *
   * @throws VaultException if there is one already
   */
  public void refuseExisting() throws VaultException {
    if (exists()) {
      throw new VaultException(
          VaultException.Reason.EXISTS,
          "There is a history in " + folder + " already. It was left as it is.");
    }
  }

  /**
   * Makes a vault.
   *
   * @param passphrase not closed
   * @throws VaultException if there is one already, the passphrase is too short, or nothing can be
   *     written
   */
  public Created create(Passphrase passphrase) throws VaultException {
    passphrase.checkNew();
    refuseExisting();
    KeyMaterial dataKey = KeyMaterial.random(random);
    RecoveryKey recoveryKey = RecoveryKey.random(random);
    VaultDocument draft = draft();
    VaultDocument document =
        withPassphrase(withRecovery(draft, dataKey, recoveryKey), dataKey, passphrase);
    createFile(document.render(dataKey));
    return new Created(new UnlockedVault(document.id(), dataKey, 0), recoveryKey);
  }

  private VaultDocument draft() throws VaultException {
    WrappedKey none = new WrappedKey(new byte[0], new byte[0], new byte[0]);
    return new VaultDocument(
        UUID.randomUUID(),
        clock.instant().truncatedTo(ChronoUnit.SECONDS),
        calibration.calibrate(),
        none,
        none);
  }

  private VaultDocument withPassphrase(
      VaultDocument old, KeyMaterial dataKey, Passphrase passphrase) throws VaultException {
    byte[] salt = WrappedKey.salt(random);
    try (KeyMaterial by = Argon2.derive(passphrase, salt, old.cost())) {
      WrappedKey wrapped = WrappedKey.wrap(dataKey, by, salt, old.passphraseContext(), random);
      return new VaultDocument(old.id(), old.created(), old.cost(), wrapped, old.byRecovery());
    }
  }

  private VaultDocument withRecovery(
      VaultDocument old, KeyMaterial dataKey, RecoveryKey recoveryKey) {
    byte[] salt = WrappedKey.salt(random);
    try (KeyMaterial by = recoveryKey.wrappingKey(salt)) {
      WrappedKey wrapped = WrappedKey.wrap(dataKey, by, salt, old.recoveryContext(), random);
      return new VaultDocument(old.id(), old.created(), old.cost(), old.byPassphrase(), wrapped);
    }
  }

  /**
   * Opens the vault.
   *
   * @param passphrase not closed
   * @return its keys, to be closed
   * @throws VaultException if there is none, it is damaged, or the passphrase is wrong or too soon
   */
  public UnlockedVault unlock(Passphrase passphrase) throws VaultException {
    byte[] bytes = read();
    VaultDocument document = parse(bytes);
    UnlockAttempts attempts = new UnlockAttempts(folder, clock);
    attempts.begin();
    try (KeyMaterial by =
        Argon2.derive(passphrase, document.byPassphrase().salt(), document.cost())) {
      KeyMaterial dataKey = document.byPassphrase().unwrap(by, document.passphraseContext());
      return opened(document, bytes, dataKey, attempts);
    } catch (AEADBadTagException wrong) {
      throw new VaultException(
          VaultException.Reason.WRONG_KEY,
          "The passphrase is wrong. Nothing was changed; try again, or use the recovery key.",
          wrong);
    }
  }

  /**
   * Opens the vault with the recovery key.
   *
   * @param recoveryKey not closed
   * @return its keys, to be closed
   * @throws VaultException if there is none, it is damaged, or the key is of another vault
   */
  public UnlockedVault unlock(RecoveryKey recoveryKey) throws VaultException {
    byte[] bytes = read();
    VaultDocument document = parse(bytes);
    UnlockAttempts attempts = new UnlockAttempts(folder, clock);
    attempts.begin();
    try (KeyMaterial by = recoveryKey.wrappingKey(document.byRecovery().salt())) {
      KeyMaterial dataKey = document.byRecovery().unwrap(by, document.recoveryContext());
      return opened(document, bytes, dataKey, attempts);
    } catch (AEADBadTagException wrong) {
      throw new VaultException(
          VaultException.Reason.WRONG_KEY,
          "The recovery key belongs to another history. Nothing was changed.",
          wrong);
    }
  }

  /**
   * Returns how long the next try has to wait after wrong ones.
   *
   * @return zero if it need not wait
   * @throws VaultException if that cannot be read
   */
  public Duration waitLeft() throws VaultException {
    return new UnlockAttempts(folder, clock).left();
  }

  private UnlockedVault opened(
      VaultDocument document, byte[] bytes, KeyMaterial dataKey, UnlockAttempts attempts)
      throws VaultException {
    if (!document.isAuthentic(bytes, dataKey)) {
      dataKey.close();
      throw tampered(null);
    }
    return new UnlockedVault(document.id(), dataKey, attempts.succeeded());
  }

  /** Opens with a data key that came from elsewhere, which is taken over. */
  UnlockedVault openWith(KeyMaterial dataKey) throws VaultException {
    byte[] bytes = read();
    VaultDocument document = parse(bytes);
    if (!document.isAuthentic(bytes, dataKey)) {
      dataKey.close();
      throw tampered(null);
    }
    return new UnlockedVault(document.id(), dataKey, 0);
  }

  /**
   * Makes a vault without a passphrase: a random one that nobody knows stands in for it, so that
   * the recovery key and what is added later, such as the keychain, are the only ways in.
   *
   * @throws VaultException if there is a vault already or nothing can be written
   */
  public Created createWithoutPassphrase() throws VaultException {
    char[] unknown = KeyMaterial.random(random).hex();
    try (Passphrase passphrase = new Passphrase(unknown)) {
      return create(passphrase);
    }
  }

  /**
   * Opens a copy of a vault that is open already, without its passphrase.
   *
   * @param original the open one; stays open
   * @return keys of its own, to be closed
   * @throws VaultException if this folder's vault is damaged or another one
   */
  public UnlockedVault unlockCopyOf(UnlockedVault original) throws VaultException {
    byte[] bytes = read();
    VaultDocument document = parse(bytes);
    if (!document.isAuthentic(bytes, original.dataKey())) {
      throw tampered(null);
    }
    return new UnlockedVault(document.id(), new KeyMaterial(original.dataKey().live().clone()), 0);
  }

  /**
   * Checks that the file is what the holder of the keys wrote.
   *
   * @param vault the open vault
   * @throws VaultException if it is missing, damaged or changed
   */
  public void check(UnlockedVault vault) throws VaultException {
    unlockCopyOf(vault).close();
  }

  /**
   * Replaces the passphrase; the recovery key stays.
   *
   * @param vault the open vault
   * @param passphrase the new one; not closed
   * @throws VaultException if it is too short or the file cannot be written; the old one stays then
   */
  public void changePassphrase(UnlockedVault vault, Passphrase passphrase) throws VaultException {
    passphrase.checkNew();
    byte[] bytes = read();
    VaultDocument old = parse(bytes);
    if (!old.isAuthentic(bytes, vault.dataKey())) {
      throw tampered(null);
    }
    write(withPassphrase(old, vault.dataKey(), passphrase).render(vault.dataKey()));
  }

  private byte[] read() throws VaultException {
    try {
      return DurableFile.read(file, VaultDocument.MOST_BYTES);
    } catch (NoSuchFileException none) {
      throw new VaultException(
          VaultException.Reason.MISSING,
          "There is no history in " + folder + ". Make one with: pdd history init",
          none);
    } catch (IOException refused) {
      throw new VaultException(
          VaultException.Reason.INPUT_OUTPUT,
          file + " cannot be read: " + refused.getMessage() + ".",
          refused);
    }
  }

  private VaultDocument parse(byte[] bytes) throws VaultException {
    try {
      return VaultDocument.parse(bytes);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException damaged) {
      throw tampered(damaged);
    }
  }

  private VaultException tampered(@Nullable Throwable cause) {
    String message =
        file
            + " is damaged or was changed. Nothing was touched; restore a backup with: pdd history"
            + " restore FILE";
    return cause == null
        ? new VaultException(VaultException.Reason.TAMPERED, message)
        : new VaultException(VaultException.Reason.TAMPERED, message, cause);
  }

  /** Replacing a vault that another window made meanwhile would lose its key. */
  private void createFile(byte[] content) throws VaultException {
    try {
      Files.createDirectories(folder);
      DurableFile.create(file, content);
    } catch (FileAlreadyExistsException meanwhile) {
      throw new VaultException(
          VaultException.Reason.EXISTS,
          "There is a history in " + folder + " already. It was left as it is.",
          meanwhile);
    } catch (IOException refused) {
      throw unwritable(refused);
    }
  }

  private void write(byte[] content) throws VaultException {
    try {
      Files.createDirectories(folder);
      DurableFile.write(file, content);
    } catch (IOException refused) {
      throw unwritable(refused);
    }
  }

  private VaultException unwritable(IOException refused) {
    return new VaultException(
        VaultException.Reason.INPUT_OUTPUT,
        "%s cannot be written: %s. Check the folder's rights and the disk's free space."
            .formatted(file, refused.getMessage()),
        refused);
  }
}
