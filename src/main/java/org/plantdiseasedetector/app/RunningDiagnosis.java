package org.plantdiseasedetector.app;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.DiagnosisPipeline;
import org.plantdiseasedetector.imaging.Preprocessor;
import org.plantdiseasedetector.inference.Classifier;

/**
 * A loaded model with everything that diagnoses through it.
 *
 * @param service diagnoses photos
 * @param classifier the loaded model
 * @param preprocessor prepares photos for it
 * @param pools threads that end with it
 * @param plan how its batches are spread over the processor
 * @param remark what the user should know about the stored plan
 */
public record RunningDiagnosis(
    DiagnosisPipeline service,
    Classifier classifier,
    Preprocessor preprocessor,
    List<ExecutorService> pools,
    BatchPlan plan,
    Optional<String> remark)
    implements AutoCloseable {

  /** Copies the list. */
  public RunningDiagnosis {
    pools = List.copyOf(pools);
  }

  @Override
  public void close() {
    pools.forEach(ExecutorService::shutdownNow);
    classifier.close();
  }
}
