package org.plantdiseasedetector.model;

import java.nio.file.Path;

/** A model bundle that is missing, incomplete or inconsistent. */
public final class BundleException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param bundle the folder
   * @param problem what is wrong, half a sentence for the user
   */
  public BundleException(Path bundle, String problem) {
    super("The model in " + bundle + " cannot be used: " + problem + ".");
  }

  /**
   * Makes the exception with a cause.
   *
   * @param bundle the folder
   * @param problem what is wrong, half a sentence for the user
   * @param cause technical reason
   */
  public BundleException(Path bundle, String problem, Throwable cause) {
    super("The model in " + bundle + " cannot be used: " + problem + ".", cause);
  }
}
