package org.plantdiseasedetector.ui.diagnose;

import java.util.Optional;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.diagnosis.Explainer;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * A model that is ready to diagnose.
 *
 * @param service diagnoses photos
 * @param model name and version
 * @param device where inference runs
 * @param explainer explains results; empty if the model cannot
 */
public record LoadedModel(
    DiagnosisService service,
    ModelIdentity model,
    ComputeDevice device,
    Optional<Explainer> explainer) {

  /**
   * Makes a model that explains nothing.
   *
   * @param service diagnoses photos
   * @param model name and version
   * @param device where inference runs
   */
  public LoadedModel(DiagnosisService service, ModelIdentity model, ComputeDevice device) {
    this(service, model, device, Optional.empty());
  }
}
