package org.plantdiseasedetector.vault;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A sealed file is not what was written: damaged, cut off, exchanged, or somebody changed it. */
public final class SealBrokenException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param detail for the log
   * @param cause for the log, or null
   */
  public SealBrokenException(String detail, @Nullable Throwable cause) {
    super(detail, cause);
  }
}
