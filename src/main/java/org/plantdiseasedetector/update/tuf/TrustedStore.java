package org.plantdiseasedetector.update.tuf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.plantdiseasedetector.vault.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The metadata that were found genuine, in a folder. Trust begins anew, at every reading, with the
 * root that came with the app: the folder's roots must follow it one by one, and the others must be
 * signed by the last of them, so that nobody who can merely write to the folder can add trust. A
 * file that does not hold counts as absent. Every file is replaced in one step. Used by one process
 * at a time.
 */
public final class TrustedStore {

  private static final Logger LOG = LoggerFactory.getLogger(TrustedStore.class);

  /** Largest metadata file that is read, in bytes. */
  static final int MOST_BYTES = 4 << 20;

  private final Path folder;
  private final byte[] shippedRoot;
  private final Verifier verifier;

  /**
   * Makes a store; touches no file.
   *
   * @param folder where the files are or shall be
   * @param shippedRoot the root file that came with the app
   * @param form how metadata may be written
   */
  public TrustedStore(Path folder, byte[] shippedRoot, WireForm form) {
    this.folder = folder;
    this.shippedRoot = shippedRoot.clone();
    this.verifier = new Verifier(form);
  }

  Verifier verifier() {
    return verifier;
  }

  /**
   * Returns the newest trusted root.
   *
   * @throws TufException if the app's own root is damaged
   * @throws IOException if a file cannot be read
   */
  public RootMetadata root() throws TufException, IOException {
    RootMetadata root = verifier.firstRoot(shippedRoot);
    Optional<byte[]> next = read((root.version() + 1) + ".root.json");
    while (next.isPresent()) {
      try {
        root = verifier.nextRoot(root, next.get());
      } catch (TufException broken) {
        LOG.warn("event=trusted_root_ignored after={} reason={}", root.version(), broken.reason());
        return root;
      }
      next = read((root.version() + 1) + ".root.json");
    }
    return root;
  }

  /**
   * Returns the trusted list of genuine files.
   *
   * @return empty if there is none that holds
   * @throws TufException if the app's own root is damaged
   * @throws IOException if a file cannot be read
   */
  public Optional<TargetsMetadata> targets() throws TufException, IOException {
    return trusted(Role.TARGETS, root(), TargetsMetadata::parse);
  }

  Optional<TimestampMetadata> timestamp(RootMetadata root) throws IOException {
    return trusted(Role.TIMESTAMP, root, TimestampMetadata::parse);
  }

  Optional<SnapshotMetadata> snapshot(RootMetadata root) throws IOException {
    return trusted(Role.SNAPSHOT, root, SnapshotMetadata::parse);
  }

  private <T> Optional<T> trusted(Role role, RootMetadata root, Function<ObjectNode, T> parser)
      throws IOException {
    Optional<byte[]> bytes = read(role.file());
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(verifier.signed(role, "5.2", bytes.get(), root, parser));
    } catch (TufException broken) {
      LOG.warn("event=trusted_metadata_ignored role={} reason={}", role, broken.reason());
      return Optional.empty();
    }
  }

  void writeRoot(long version, byte[] bytes) throws IOException {
    write(version + ".root.json", bytes);
  }

  void write(Role role, byte[] bytes) throws IOException {
    write(role.file(), bytes);
  }

  void delete(Role role) throws IOException {
    Files.deleteIfExists(folder.resolve(role.file()));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    DurableFile.write(folder.resolve(name), bytes);
  }

  private Optional<byte[]> read(String name) throws IOException {
    try {
      return Optional.of(DurableFile.read(folder.resolve(name), MOST_BYTES));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }
}
