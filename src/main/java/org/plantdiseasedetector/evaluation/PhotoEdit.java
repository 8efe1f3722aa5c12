package org.plantdiseasedetector.evaluation;

import java.util.Optional;
import org.plantdiseasedetector.imaging.RgbImage;

/** A change to a decoded photo before it is classified. Implementations are thread-safe. */
@FunctionalInterface
public interface PhotoEdit {

  /** Leaves photos as they are. */
  PhotoEdit NONE = Optional::of;

  /**
   * Edits a photo.
   *
   * @param photo decoded and upright
   * @return the edited picture, or empty if this photo shall be left out
   */
  Optional<RgbImage> apply(RgbImage photo);
}
