package org.plantdiseasedetector.app;

import org.plantdiseasedetector.model.ModelBundle;

/** Finds the model that the app shall use. */
@FunctionalInterface
public interface ModelSource {

  /**
   * Reads and validates the current model.
   *
   * @throws ModelUnavailableException if none is installed or it is damaged
   */
  ModelBundle current() throws ModelUnavailableException;
}
