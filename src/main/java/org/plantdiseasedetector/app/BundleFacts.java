package org.plantdiseasedetector.app;

import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.MeasuredTrust;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.ui.diagnose.ModelFacts;

/**
 * What the window can ask about a loaded bundle.
 *
 * @param classifier the loaded model
 */
record BundleFacts(Classifier classifier) implements ModelFacts {

  @Override
  public ComputeDevice device() {
    return classifier.device();
  }

  @Override
  public MeasuredTrust trust() throws EvaluationException {
    return MeasuredTrust.read(classifier.bundle());
  }
}
