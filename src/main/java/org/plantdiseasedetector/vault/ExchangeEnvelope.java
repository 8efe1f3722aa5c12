package org.plantdiseasedetector.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The beginning of an exchange file, from which its key follows: either salt and cost of Argon2id
 * for a passphrase, or a one-time public key for the recipient's, whose X25519 secret goes through
 * HKDF-SHA256 together with both public keys.
 *
 * @param header what the file begins with, not secret; the content has to be bound to it
 * @param key encrypts the content; closed by the user of this
 */
@SuppressWarnings("ArrayRecordComponent")
public record ExchangeEnvelope(byte[] header, KeyMaterial key) implements AutoCloseable {

  private static final byte PASSPHRASE = 1;
  private static final byte RECIPIENT = 2;
  private static final int COST = 3 * Integer.BYTES;

  /** Above what any calibration chooses; a file must not make a laptop run out of memory. */
  private static final int MOST_MEMORY_KIB = 128 * 1024;

  /** Gives the secrets that a file asks for. */
  public interface Secrets {
    /**
     * Returns the passphrase that sender and recipient agreed on.
     *
     * @throws VaultException if nobody can be asked
     */
    Passphrase passphrase() throws VaultException;

    /** Returns the open vault of the recipient, which stays open. */
    UnlockedVault vault();
  }

  /**
   * Makes one for a passphrase.
   *
   * @param passphrase not closed; as strong as a new one of a vault
   * @param calibration chooses the cost
   * @param random source of the salt
   * @throws VaultException if the passphrase is too short
   */
  public static ExchangeEnvelope forPassphrase(
      Passphrase passphrase, KdfCalibration calibration, SecureRandom random)
      throws VaultException {
    passphrase.checkNew();
    KdfParameters cost = calibration.calibrate();
    byte[] salt = WrappedKey.salt(random);
    byte[] header =
        ByteBuffer.allocate(1 + Argon2.SALT + COST)
            .put(PASSPHRASE)
            .put(salt)
            .putInt(cost.memoryKib())
            .putInt(cost.iterations())
            .putInt(cost.parallelism())
            .array();
    return new ExchangeEnvelope(header, Argon2.derive(passphrase, salt, cost));
  }

  /**
   * Makes one for a recipient.
   *
   * @param recipient public key of the recipient's vault
   * @param random source of the one-time key
   * @throws VaultException if the public key is none
   */
  public static ExchangeEnvelope forRecipient(ExchangeKey recipient, SecureRandom random)
      throws VaultException {
    byte[] secret = new byte[KeyMaterial.LENGTH];
    random.nextBytes(secret);
    try {
      byte[] once = X25519.publicKey(secret).bytes();
      byte[] header = ByteBuffer.allocate(1 + once.length).put(RECIPIENT).put(once).array();
      return new ExchangeEnvelope(
          header, key(X25519.agree(secret, recipient.bytes()), once, recipient.bytes()));
    } catch (InvalidKeyException noPoint) {
      throw new VaultException(
          VaultException.Reason.UNUSABLE_KEY, "This cannot be a recipient's key.", noPoint);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static KeyMaterial key(byte[] shared, byte[] once, byte[] recipient) {
    byte[] both = Arrays.copyOf(once, 2 * ExchangeKey.LENGTH);
    System.arraycopy(recipient, 0, both, ExchangeKey.LENGTH, ExchangeKey.LENGTH);
    byte[] key = KeyMaterial.hkdf(shared, both, "pdd exchange recipient v1");
    Arrays.fill(shared, (byte) 0);
    return new KeyMaterial(key);
  }

  /**
   * Reads the beginning of a file. Whether the secret fits shows when the content is opened.
   *
   * @param in the file at its header
   * @param secrets asked for what the file needs
   * @throws SealBrokenException if it is no such header, or asks for more than any sender does
   * @throws VaultException if the secret cannot be had
   * @throws IOException if the file cannot be read
   */
  public static ExchangeEnvelope open(InputStream in, Secrets secrets)
      throws IOException, VaultException {
    byte[] mode = in.readNBytes(1);
    if (mode.length == 1 && mode[0] == PASSPHRASE) {
      return withPassphrase(rest(in, mode, Argon2.SALT + COST), secrets);
    }
    if (mode.length == 1 && mode[0] == RECIPIENT) {
      return withVault(rest(in, mode, ExchangeKey.LENGTH), secrets);
    }
    throw new SealBrokenException("its beginning is damaged", null);
  }

  private static byte[] rest(InputStream in, byte[] mode, int length) throws IOException {
    byte[] header = Arrays.copyOf(mode, 1 + length);
    if (in.readNBytes(header, 1, length) < length) {
      throw new SealBrokenException("it is cut off in its beginning", null);
    }
    return header;
  }

  private static ExchangeEnvelope withPassphrase(byte[] header, Secrets secrets)
      throws IOException, VaultException {
    ByteBuffer buffer = ByteBuffer.wrap(header, 1, header.length - 1);
    byte[] salt = new byte[Argon2.SALT];
    buffer.get(salt);
    KdfParameters cost;
    try {
      cost = new KdfParameters(buffer.getInt(), buffer.getInt(), buffer.getInt());
    } catch (IllegalArgumentException outOfRange) {
      throw new SealBrokenException("its cost of the passphrase is out of range", outOfRange);
    }
    if (cost.memoryKib() > MOST_MEMORY_KIB) {
      throw new SealBrokenException("it asks for too much memory", null);
    }
    try (Passphrase passphrase = secrets.passphrase()) {
      return new ExchangeEnvelope(header, Argon2.derive(passphrase, salt, cost));
    }
  }

  private static ExchangeEnvelope withVault(byte[] header, Secrets secrets)
      throws SealBrokenException {
    byte[] once = Arrays.copyOfRange(header, 1, header.length);
    try (KeyMaterial secret = secrets.vault().exchangeSecret()) {
      byte[] recipient = X25519.publicKey(secret.live()).bytes();
      return new ExchangeEnvelope(header, key(X25519.agree(secret.live(), once), once, recipient));
    } catch (InvalidKeyException smallOrder) {
      throw new SealBrokenException("its one-time key is none", smallOrder);
    }
  }

  @Override
  public void close() {
    key.close();
  }
}
