package org.plantdiseasedetector.inference;

import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.model.ModelBundle;

/** Starts an engine on a device, without any doubt about its results. */
public interface DeviceOpener {

  /**
   * Returns whether the engine knows of a graphics processor.
   *
   * @throws InferenceException if the engine does not start
   */
  boolean hasGpu() throws InferenceException;

  /**
   * Loads a model.
   *
   * @param bundle a validated bundle
   * @param device where to run
   * @param threads that one inference may use on the CPU, at least 1
   * @return the loaded model, to be closed by the caller
   * @throws InferenceException if the engine cannot start or cannot load the network there
   */
  Classifier open(ModelBundle bundle, ComputeDevice device, int threads) throws InferenceException;
}
