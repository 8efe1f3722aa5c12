package org.plantdiseasedetector.cli;

import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.diagnosis.SeveralPhotos;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.operations.Metrics;

/** Starts the diagnosis service for a command. */
@FunctionalInterface
public interface ServiceFactory {

  /**
   * Loads the model.
   *
   * @param device where the user wants inference to run
   * @param threads number of threads that decoding and inference may use each; 0 for the default
   * @return a running service, to be closed by the caller
   * @throws CommandFailure if no model is installed or the engine does not start
   */
  RunningService start(DeviceChoice device, int threads) throws CommandFailure;

  /**
   * A service with a loaded model.
   *
   * @param service diagnoses
   * @param device where inference runs in fact
   * @param model what the service answers with
   * @param several concludes from several photos of one plant
   * @param metrics counts what the service does
   * @param release frees threads and native memory
   */
  record RunningService(
      DiagnosisService service,
      ComputeDevice device,
      ModelBundle model,
      SeveralPhotos several,
      Metrics metrics,
      Runnable release)
      implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }
}
