package org.plantdiseasedetector.history;

import java.util.Optional;
import org.plantdiseasedetector.domain.Embedding;

/**
 * A photo to be saved.
 *
 * @param facts everything about it; its identity must be new
 * @param original the file's bytes; not changed
 * @param thumbnail a small JPEG of it; not changed
 * @param embedding by which it is found as a similar one, of the model in {@code facts}
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewPhoto(
    CasePhoto facts, byte[] original, byte[] thumbnail, Optional<Embedding> embedding) {

  /**
   * Makes a photo that is never found as a similar one.
   *
   * @param facts everything about it
   * @param original the file's bytes
   * @param thumbnail a small JPEG of it
   */
  public NewPhoto(CasePhoto facts, byte[] original, byte[] thumbnail) {
    this(facts, original, thumbnail, Optional.empty());
  }
}
