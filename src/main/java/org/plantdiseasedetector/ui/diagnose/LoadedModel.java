package org.plantdiseasedetector.ui.diagnose;

import java.util.Optional;
import java.util.function.Consumer;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.diagnosis.Explainer;
import org.plantdiseasedetector.diagnosis.SeveralPhotos;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * A model that is ready to diagnose.
 *
 * @param service diagnoses photos
 * @param model name and version
 * @param device where inference runs
 * @param notices what the user should know about it, now or later
 * @param explainer explains results; empty if the model cannot
 * @param several concludes from several photos of one plant; empty if the model cannot
 * @param facts what can be asked about it
 */
public record LoadedModel(
    DiagnosisService service,
    ModelIdentity model,
    ComputeDevice device,
    NoticeSource notices,
    Optional<Explainer> explainer,
    Optional<SeveralPhotos> several,
    ModelFacts facts) {

  /**
   * Makes a model that was not measured and stays where it is.
   *
   * @param service diagnoses photos
   * @param model name and version
   * @param device where inference runs
   * @param notices what the user should know about it, now or later
   * @param explainer explains results; empty if the model cannot
   * @param several concludes from several photos of one plant; empty if the model cannot
   */
  public LoadedModel(
      DiagnosisService service,
      ModelIdentity model,
      ComputeDevice device,
      NoticeSource notices,
      Optional<Explainer> explainer,
      Optional<SeveralPhotos> several) {
    this(service, model, device, notices, explainer, several, ModelFacts.unmeasured(device));
  }

  /**
   * Makes a model that explains nothing and about which there is nothing to say.
   *
   * @param service diagnoses photos
   * @param model name and version
   * @param device where inference runs
   */
  public LoadedModel(DiagnosisService service, ModelIdentity model, ComputeDevice device) {
    this(service, model, device, listener -> {}, Optional.empty(), Optional.empty());
  }

  /** Returns the same model with the device on which it works now. */
  LoadedModel asItIsNow() {
    return new LoadedModel(service, model, facts.device(), notices, explainer, several, facts);
  }

  /** Gives notices. */
  @FunctionalInterface
  public interface NoticeSource {
    /**
     * Asks for notices.
     *
     * @param listener called at once or later, on any thread
     */
    void listen(Consumer<Notice> listener);
  }
}
