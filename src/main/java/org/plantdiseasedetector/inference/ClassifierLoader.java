package org.plantdiseasedetector.inference;

import org.plantdiseasedetector.model.ModelBundle;

/** Starts an engine and loads a model into it. */
@FunctionalInterface
public interface ClassifierLoader {

  /**
   * Loads a model; takes up to seconds.
   *
   * @param bundle a validated bundle
   * @param device where to run; {@link Classifier#device()} tells where it runs in fact
   * @param threads number of threads that one inference may use, at least 1
   * @return a loaded model, to be closed by the caller
   * @throws InferenceException if the engine cannot start or cannot load the network
   */
  Classifier load(ModelBundle bundle, DeviceChoice device, int threads) throws InferenceException;

  /**
   * Loads a model on the CPU without comparing it with the results that are stored in its bundle,
   * to store new ones.
   *
   * @param bundle a validated bundle
   * @param threads number of threads that one inference may use, at least 1
   * @return a loaded model, to be closed by the caller
   * @throws InferenceException if the engine cannot start or cannot load the network
   */
  default Classifier loadUntested(ModelBundle bundle, int threads) throws InferenceException {
    return load(bundle, DeviceChoice.CPU, threads);
  }
}
