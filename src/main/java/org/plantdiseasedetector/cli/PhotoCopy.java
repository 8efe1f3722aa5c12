package org.plantdiseasedetector.cli;

import org.plantdiseasedetector.history.CasePhoto;
import org.plantdiseasedetector.imaging.MetadataStripper;
import org.plantdiseasedetector.imaging.PhotoException;

/** Which bytes of a photo leave the history. */
@FunctionalInterface
interface PhotoCopy {

  /** The photo as it is stored. */
  PhotoCopy AS_IS = (photo, original) -> original;

  /** The photo without what it says about place, camera and owner. */
  PhotoCopy STRIPPED =
      (photo, original) -> {
        try {
          return MetadataStripper.strip(original);
        } catch (PhotoException refused) {
          throw new CommandFailure(
              ExitCode.USAGE,
              "Place and camera cannot be removed from %s: %s. Leave its case out, or export"
                      .formatted(photo.fileName(), refused.getMessage())
                  + " without --strip.",
              refused);
        }
      };

  /** Returns the bytes to write. */
  byte[] of(CasePhoto photo, byte[] original) throws CommandFailure;

  /** Returns the wanted one. */
  static PhotoCopy of(boolean strip) {
    return strip ? STRIPPED : AS_IS;
  }
}
