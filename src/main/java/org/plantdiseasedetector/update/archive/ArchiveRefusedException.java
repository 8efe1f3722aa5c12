package org.plantdiseasedetector.update.archive;

import java.io.IOException;

/** A zip file that is not an archive of this product; nothing was read from it. */
public final class ArchiveRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what is wrong, half a sentence
   */
  public ArchiveRefusedException(String problem) {
    super("the archive is refused: " + problem);
  }
}
