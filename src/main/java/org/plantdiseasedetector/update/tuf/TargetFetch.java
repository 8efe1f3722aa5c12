package org.plantdiseasedetector.update.tuf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.plantdiseasedetector.update.tuf.TufException.Reason;

/**
 * Step 5.7: fetches a file that the trusted targets name.
 *
 * @param trusted from {@link ClientWorkflow#refresh}
 * @param source where files come from
 */
public record TargetFetch(TrustedMetadata trusted, MetadataSource source) {

  /**
   * Fetches a small file.
   *
   * @param path its path
   * @param mostBytes larger files are refused unread
   * @throws TufException if the file is unknown, missing, too large or not the signed one
   * @throws IOException if the source fails
   */
  public byte[] small(String path, int mostBytes) throws TufException, IOException {
    TargetFile file = require(path);
    if (file.length() > mostBytes) {
      throw new TufException(
          Reason.TOO_LARGE, "5.7.2", "%s is longer than %d bytes.".formatted(path, mostBytes));
    }
    try (InputStream in = open(path, 0)) {
      byte[] bytes = in.readNBytes((int) file.length() + 1);
      if (bytes.length != file.length() || !file.hashes().match(bytes)) {
        throw wrong(path);
      }
      return bytes;
    }
  }

  /**
   * Opens a file; the caller counts and hashes what it reads.
   *
   * @param path its path
   * @param offset number of bytes to skip
   * @throws TufException if the file is unknown or missing
   * @throws IOException if the source fails
   */
  public InputStream open(String path, long offset) throws TufException, IOException {
    // 5.7.2 With consistent snapshots, the file's name carries its hash.
    String name = trusted.root().consistentSnapshot() ? consistent(path, require(path)) : path;
    Optional<InputStream> found = source.target(name, offset);
    return found.orElseThrow(
        () -> new TufException(Reason.MISSING, "5.7.2", name + " is missing."));
  }

  /**
   * Finds a file, 5.7.1.
   *
   * @param path its path
   * @throws TufException if the targets do not name it
   */
  public TargetFile require(String path) throws TufException {
    return trusted
        .targets()
        .find(path)
        .orElseThrow(
            () -> new TufException(Reason.MISSING, "5.7.1", path + " is not a signed file."));
  }

  /**
   * Returns what to say of a file with another content.
   *
   * @param path its path
   */
  public static TufException wrong(String path) {
    return new TufException(
        Reason.WRONG_CONTENT, "5.7.2", path + " is not the file that was signed.");
  }

  /**
   * Returns a file's name in a repository with consistent snapshots.
   *
   * @param path its path
   * @param file its hashes
   */
  public static String consistent(String path, TargetFile file) {
    int slash = path.lastIndexOf('/') + 1;
    return path.substring(0, slash) + file.hashes().sha256() + "." + path.substring(slash);
  }
}
