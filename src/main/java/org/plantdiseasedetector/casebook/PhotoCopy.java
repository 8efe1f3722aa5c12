package org.plantdiseasedetector.casebook;

import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.history.HistoryException;
import org.plantdiseasedetector.imaging.MetadataStripper;
import org.plantdiseasedetector.imaging.PhotoException;

/** Which bytes of a photo leave the history. */
@FunctionalInterface
public interface PhotoCopy {

  /** The photo as it is stored. */
  PhotoCopy AS_IS = (photo, original) -> original;

  /** The photo without what it says about place, camera and owner. */
  PhotoCopy STRIPPED =
      (photo, original) -> {
        try {
          return MetadataStripper.strip(original);
        } catch (PhotoException refused) {
          throw new HistoryException(
              HistoryException.Reason.INVALID,
              "Place and camera cannot be removed from %s: %s. Leave its case out, or export"
                      .formatted(photo.fileName(), refused.getMessage())
                  + " without --strip.",
              refused);
        }
      };

  /**
   * Returns the bytes to write.
   *
   * @param photo whose bytes
   * @param original the stored ones
   * @throws HistoryException if they cannot be made
   */
  byte[] of(CasePhoto photo, byte[] original) throws HistoryException;

  /**
   * Returns the wanted one.
   *
   * @param strip whether place and camera are removed
   */
  static PhotoCopy of(boolean strip) {
    return strip ? STRIPPED : AS_IS;
  }
}
