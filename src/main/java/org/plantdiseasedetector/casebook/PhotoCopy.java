package org.plantdiseasedetector.casebook;

import java.util.Optional;
import java.util.function.Consumer;
import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.imaging.MetadataStripper;
import org.plantdiseasedetector.imaging.PhotoException;

/** Which bytes of a photo leave the history. */
@FunctionalInterface
public interface PhotoCopy {

  /** The photo as it is stored. */
  PhotoCopy AS_IS = (photo, original) -> Optional.of(original);

  /**
   * Returns the bytes to write.
   *
   * @param photo whose bytes
   * @param original the stored ones
   * @return empty if the photo must not leave the history
   */
  Optional<byte[]> of(CasePhoto photo, byte[] original);

  /**
   * Returns photos without what they say about place, camera and owner.
   *
   * @param refused told in a sentence of each photo from which that cannot be removed and which is
   *     left out
   */
  static PhotoCopy stripped(Consumer<String> refused) {
    return (photo, original) -> {
      try {
        return Optional.of(MetadataStripper.strip(original));
      } catch (PhotoException why) {
        refused.accept(
            """
            %s was left out: place and camera cannot be removed from it (%s). Export its case \
            without --strip if they may be seen."""
                .formatted(photo.fileName(), why.getMessage()));
        return Optional.empty();
      }
    };
  }
}
