package org.plantdiseasedetector.update.publish;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plantdiseasedetector.update.tuf.Ed25519;
import org.plantdiseasedetector.update.tuf.Role;
import org.plantdiseasedetector.vault.DurableFile;
import org.plantdiseasedetector.vault.KdfParameters;
import org.plantdiseasedetector.vault.Passphrase;
import org.plantdiseasedetector.vault.SealedSecret;
import org.plantdiseasedetector.vault.VaultException;

/**
 * Signing keys in files, each encrypted on its own, so that the keys of a role can lie on different
 * sticks. Files are made, never replaced.
 *
 * @param folders where they are; new ones go into the first
 */
public record KeyFolder(List<Path> folders) {

  private static final String SUFFIX = ".key.json";
  private static final String CONTEXT = "pdd signing key ";
  private static final int MOST_BYTES = 16 << 10;

  /** Copies the list. */
  public KeyFolder {
    folders = List.copyOf(folders);
  }

  /**
   * Makes new keys.
   *
   * @param role what they are for; a part of the file's name only
   * @param count how many
   * @param passphrase not closed
   * @param cost of trying a passphrase
   * @param random source of keys
   * @throws VaultException if the passphrase is too short
   * @throws IOException if the disk refuses or a file is there already
   */
  public List<SigningKey> generate(
      Role role, int count, Passphrase passphrase, KdfParameters cost, SecureRandom random)
      throws VaultException, IOException {
    List<SigningKey> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SigningKey key = SigningKey.generate(random);
      write(role, key, passphrase, cost, random);
      keys.add(key);
    }
    return keys;
  }

  private void write(
      Role role, SigningKey key, Passphrase passphrase, KdfParameters cost, SecureRandom random)
      throws VaultException, IOException {
    Path folder = Files.createDirectories(folders.getFirst());
    Path file = folder.resolve(role.id() + "-" + key.id().substring(0, 12) + SUFFIX);
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    byte[] secret = key.secret().getEncoded();
    try {
      DurableFile.write(
          file, SealedSecret.seal(secret, CONTEXT + key.publicHex(), passphrase, cost, random));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /**
   * Opens those keys of the folders that are asked for; the others stay closed.
   *
   * @param publicKeys the keys, 64 hexadecimal digits each
   * @param passphrase not closed
   * @return by public key; those that are not here are missing
   * @throws VaultException if the passphrase is wrong
   * @throws IOException if a file cannot be read
   * @throws PublishException if a file is damaged
   */
  public Map<String, SigningKey> open(Collection<String> publicKeys, Passphrase passphrase)
      throws VaultException, IOException, PublishException {
    Map<String, SigningKey> keys = new TreeMap<>();
    for (Path file : files()) {
      byte[] content = DurableFile.read(file, MOST_BYTES);
      try {
        String publicHex = SealedSecret.context(content).replace(CONTEXT, "");
        if (publicKeys.contains(publicHex)) {
          byte[] secret = SealedSecret.open(content, passphrase);
          keys.put(publicHex, SigningKey.of(publicHex, Ed25519.privateKey(secret)));
          Arrays.fill(secret, (byte) 0);
        }
      } catch (IllegalArgumentException damaged) {
        PublishException refused =
            new PublishException(file + " is no key file, or damaged. Take a copy of it.");
        refused.initCause(damaged);
        throw refused;
      }
    }
    return keys;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> children = Files.list(folder)) {
        children.filter(child -> child.toString().endsWith(SUFFIX)).sorted().forEach(files::add);
      }
    }
    return files;
  }
}
