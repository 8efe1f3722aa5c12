package org.plantdiseasedetector.update;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.plantdiseasedetector.update.tuf.TargetsMetadata;
import org.plantdiseasedetector.update.tuf.TrustedStore;
import org.plantdiseasedetector.update.tuf.TufException;

/**
 * Until when the signed metadata on this computer count.
 *
 * @param root when the newest trusted root expires
 * @param targets when the list of genuine models expires; empty while no update brought one
 */
public record TrustState(Instant root, Optional<Instant> targets) {

  /**
   * Verifies the stored metadata, beginning at the root in the app.
   *
   * @param folders where they lie
   * @throws TufException if the app's own root is damaged
   * @throws IOException if a file cannot be read
   */
  public static TrustState read(ModelFolders folders) throws TufException, IOException {
    TrustedStore trusted = folders.trusted();
    return new TrustState(
        trusted.root().expires(), trusted.targets().map(TargetsMetadata::expires));
  }

  /** Returns when the first of them expires. */
  public Instant first() {
    return Stream.concat(Stream.of(root), targets.stream()).min(Instant::compareTo).orElse(root);
  }
}
