package org.plantdiseasedetector.app;

import java.util.List;
import java.util.concurrent.ExecutorService;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.imaging.Preprocessor;
import org.plantdiseasedetector.inference.Classifier;

/**
 * A loaded model with everything that diagnoses through it.
 *
 * @param service diagnoses photos
 * @param classifier the loaded model
 * @param preprocessor prepares photos for it
 * @param pools threads that end with it
 */
public record RunningDiagnosis(
    DiagnosisService service,
    Classifier classifier,
    Preprocessor preprocessor,
    List<ExecutorService> pools)
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
