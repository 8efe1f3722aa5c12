package org.plantdiseasedetector.benchmark;

import java.util.OptionalDouble;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.DiagnosisPipeline;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.ModelIdentity;

/** A loaded model with everything that diagnoses through it. Used by one thread. */
public interface Subject extends AutoCloseable {

  /** Returns what diagnoses photos. */
  DiagnosisPipeline pipeline();

  /** Returns how its batches are spread over the processors. */
  BatchPlan plan();

  /** Returns where inference runs. */
  ComputeDevice device();

  /** Returns name and version of the model. */
  ModelIdentity model();

  /** Returns why the device is not the wanted one, otherwise empty. */
  String remark();

  /**
   * Returns a service with the same model that spreads batches in another way.
   *
   * @param plan the way
   */
  DiagnosisService by(BatchPlan plan);

  /**
   * Compares the model's results for known pictures with the stored ones.
   *
   * @return largest difference of a logit as a share of the range; empty if none are stored
   * @throws MeasureException if it cannot be found out
   */
  OptionalDouble drift() throws MeasureException;

  /** Frees the model. */
  @Override
  void close();
}
