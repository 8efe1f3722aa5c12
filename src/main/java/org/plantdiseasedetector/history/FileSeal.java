package org.plantdiseasedetector.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import javax.crypto.Mac;
import org.plantdiseasedetector.vault.CanonicalJson;
import org.plantdiseasedetector.vault.DurableFile;
import org.plantdiseasedetector.vault.KeyMaterial;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Authenticates a closed database file, which its own encryption does not. The seal is written when
 * the database is closed in good order and removed while it is open; without one, the rows
 * themselves have to be checked.
 */
public final class FileSeal {

  private static final String FORMAT = "pdd-seal";
  private static final int MOST_BYTES = 1024;
  private static final int MAC = 32;

  private final Path file;
  private final Path seal;
  private final KeyMaterial key;

  /** What the seal says about the file. */
  public enum State {
    /** The file is what was closed. */
    INTACT,
    /** There is no seal: the app did not end in good order. */
    MISSING,
    /** File or seal were changed. */
    BROKEN
  }

  /**
   * Makes a seal for a file; touches nothing.
   *
   * @param file the database
   * @param key not closed
   */
  public FileSeal(Path file, KeyMaterial key) {
    this.file = file;
    this.seal = file.resolveSibling("database.seal");
    this.key = key;
  }

  /**
   * Checks the file.
   *
   * @throws IOException if it cannot be read
   */
  public State check() throws IOException {
    if (!Files.exists(seal)) {
      return State.MISSING;
    }
    try {
      var node = CanonicalJson.parse(DurableFile.read(seal, MOST_BYTES), FORMAT);
      return MessageDigest.isEqual(CanonicalJson.binary(node, "mac", MAC), mac())
          ? State.INTACT
          : State.BROKEN;
    } catch (IllegalArgumentException | NoSuchFileException damaged) {
      return State.BROKEN;
    }
  }

  /**
   * Removes the seal before the file is changed.
   *
   * @throws IOException if it cannot be deleted
   */
  public void lift() throws IOException {
    if (Files.deleteIfExists(seal)) {
      DurableFile.forceFolder(seal.resolveSibling("."));
    }
  }

  /**
   * Seals the closed file.
   *
   * @throws IOException if it cannot be read or the seal not be written
   */
  public void apply() throws IOException {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT).put("version", 1).put("mac", CanonicalJson.encode(mac()));
    DurableFile.write(seal, CanonicalJson.render(node));
  }

  private byte[] mac() throws IOException {
    Mac mac = key.mac();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        mac.update(buffer, 0, n);
      }
    }
    return mac.doFinal();
  }
}
