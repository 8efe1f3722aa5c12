package org.plantdiseasedetector.ui.diagnose;

import java.util.function.Consumer;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * A model that is ready to diagnose.
 *
 * @param service diagnoses photos
 * @param model name and version
 * @param device where inference runs
 * @param notices what the user should know about it, now or later
 */
public record LoadedModel(
    DiagnosisService service, ModelIdentity model, ComputeDevice device, NoticeSource notices) {

  /** Makes a model about which there is nothing to say. */
  public LoadedModel(DiagnosisService service, ModelIdentity model, ComputeDevice device) {
    this(service, model, device, listener -> {});
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
