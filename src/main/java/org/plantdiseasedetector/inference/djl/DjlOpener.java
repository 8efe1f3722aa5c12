package org.plantdiseasedetector.inference.djl;

import ai.djl.Device;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.DeviceOpener;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.ModelBundle;

/**
 * Loads models with PyTorch.
 *
 * @param metal whether this is a Mac, whose graphics processor the engine does not count
 */
public record DjlOpener(boolean metal) implements DeviceOpener {

  @Override
  public boolean hasGpu() throws InferenceException {
    return DjlEngine.gpu(metal).isPresent();
  }

  @Override
  public Classifier open(ModelBundle bundle, ComputeDevice device, int threads)
      throws InferenceException {
    return switch (device) {
      case CPU -> new DjlClassifier(bundle, threads);
      case GPU -> new DjlClassifier(bundle, gpu(), ComputeDevice.GPU, threads);
    };
  }

  private Device gpu() throws InferenceException {
    return DjlEngine.gpu(metal)
        .orElseThrow(() -> new InferenceException("There is no graphics processor"));
  }
}
