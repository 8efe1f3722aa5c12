package org.plantdiseasedetector.ui.diagnose;

import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.evaluation.EvaluationException;
import org.plantdiseasedetector.evaluation.MeasuredTrust;

/** What can be asked about a loaded model at any time. Thread-safe. */
public interface ModelFacts {

  /** Returns where inference runs now; a graphics processor that fails is left for the CPU. */
  ComputeDevice device();

  /**
   * Reads how far the model's confidence can be trusted; takes a moment.
   *
   * @throws EvaluationException if it was not measured, or the figures are of another model
   */
  MeasuredTrust trust() throws EvaluationException;

  /**
   * Returns the facts of a model that stays where it is and was not measured.
   *
   * @param device where inference runs
   */
  static ModelFacts unmeasured(ComputeDevice device) {
    return new ModelFacts() {
      @Override
      public ComputeDevice device() {
        return device;
      }

      @Override
      public MeasuredTrust trust() throws EvaluationException {
        throw new EvaluationException("The model was not measured.");
      }
    };
  }
}
