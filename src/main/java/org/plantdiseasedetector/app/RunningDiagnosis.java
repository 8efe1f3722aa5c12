package org.plantdiseasedetector.app;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.DiagnosisPipeline;
import org.plantdiseasedetector.imaging.Preprocessor;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.operations.Metrics;

/**
 * A loaded model with everything that diagnoses through it.
 *
 * @param service diagnoses photos
 * @param classifier the loaded model
 * @param preprocessor prepares photos for it
 * @param pools threads that end with it
 * @param plan how its batches are spread over the processor
 * @param remark what the user should know about the stored plan
 * @param metrics counts what it does
 */
public record RunningDiagnosis(
    DiagnosisPipeline service,
    Classifier classifier,
    Preprocessor preprocessor,
    List<ExecutorService> pools,
    BatchPlan plan,
    Optional<String> remark,
    Metrics metrics)
    implements AutoCloseable {

  /** Copies the list. */
  public RunningDiagnosis {
    pools = List.copyOf(pools);
  }

  /**
   * Makes one that counts what it does.
   *
   * @param service diagnoses photos
   * @param classifier the loaded model
   * @param preprocessor prepares photos for it
   * @param pools threads that end with it
   * @param plan how its batches are spread over the processor
   * @param remark what the user should know about the stored plan
   */
  static RunningDiagnosis counted(
      DiagnosisPipeline service,
      Classifier classifier,
      Preprocessor preprocessor,
      List<ExecutorService> pools,
      BatchPlan plan,
      Optional<String> remark) {
    Metrics metrics = new Metrics();
    return new RunningDiagnosis(
        service.countedBy(metrics), classifier, preprocessor, pools, plan, remark, metrics);
  }

  @Override
  public void close() {
    pools.forEach(ExecutorService::shutdownNow);
    classifier.close();
  }
}
