package org.plantdiseasedetector.update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.update.tuf.TrustedMetadata;

/**
 * What a source offers, found genuine.
 *
 * @param release the newest model
 * @param trusted the metadata behind it
 * @param bytes size of its files
 * @param state what it means for this computer
 * @param withdrawn installed models that the publisher does not vouch for any more
 */
public record UpdateOffer(
    Release release, TrustedMetadata trusted, long bytes, State state, List<String> withdrawn) {

  /** Copies the list. */
  public UpdateOffer {
    withdrawn = List.copyOf(withdrawn);
  }

  /** Returns since when the signatures of a carried source are too old to be called current. */
  public Optional<Instant> staleSince() {
    return trusted.staleSince();
  }

  /** What an offer means. */
  public enum State {
    /** Newer than everything that was used here. */
    NEWER,
    /** What is used already. */
    IN_USE,
    /** The newest that was used here, but not now. */
    KNOWN,
    /** Older than what was used here; not installed. */
    OLDER
  }
}
