package org.plantdiseasedetector.update;

import org.plantdiseasedetector.model.ModelBundle;

/** Tries a bundle before it is installed. */
@FunctionalInterface
public interface BundleTrial {

  /**
   * Loads the bundle, lets it reproduce the results that are stored with it, and diagnoses the
   * sample photos of the app.
   *
   * @param bundle in its staging folder
   * @return macro-F1 on the samples, in ten-thousandths
   * @throws UpdateException if it cannot be loaded or gives other results
   */
  long macroF1(ModelBundle bundle) throws UpdateException;
}
