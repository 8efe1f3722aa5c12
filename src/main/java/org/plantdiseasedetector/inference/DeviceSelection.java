package org.plantdiseasedetector.inference;

import java.io.IOException;
import java.util.Optional;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.inference.DeviceFallback.Reason;
import org.plantdiseasedetector.model.GoldenLogits;
import org.plantdiseasedetector.model.ModelBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads a model on the device that the user wants, tests it there with the bundle's own results,
 * and takes the CPU where the graphics processor is absent, wrong, full or broken. The CPU is
 * tested as well; there is nothing to fall back to from it. Thread-safe.
 */
public final class DeviceSelection implements ClassifierLoader {

  private static final Logger LOG = LoggerFactory.getLogger(DeviceSelection.class);

  private final DeviceOpener opener;

  /**
   * Makes the selection.
   *
   * @param opener starts the engine on a device
   */
  public DeviceSelection(DeviceOpener opener) {
    this.opener = opener;
  }

  @Override
  public Classifier load(ModelBundle bundle, DeviceChoice device, int threads)
      throws InferenceException {
    Optional<GoldenLogits> golden = golden(bundle);
    FallbackClassifier.Spare cpu = () -> onCpu(bundle, golden, threads);
    if (device == DeviceChoice.CPU) {
      return cpu.open();
    }
    if (!opener.hasGpu()) {
      return device == DeviceChoice.GPU ? instead(cpu, Reason.ABSENT, "none found") : cpu.open();
    }
    return golden.isPresent()
        ? onGpu(bundle, golden.get(), threads, cpu)
        : instead(cpu, Reason.NOT_TESTABLE, GoldenLogits.FILE + " is missing");
  }

  @Override
  public Classifier loadUntested(ModelBundle bundle, int threads) throws InferenceException {
    return opener.open(bundle, ComputeDevice.CPU, threads);
  }

  private static Optional<GoldenLogits> golden(ModelBundle bundle) throws InferenceException {
    try {
      return GoldenLogits.read(bundle);
    } catch (IOException damaged) {
      throw new InferenceException(damaged.getMessage() + "", damaged);
    }
  }

  private Classifier onCpu(ModelBundle bundle, Optional<GoldenLogits> golden, int threads)
      throws InferenceException {
    Classifier cpu = opener.open(bundle, ComputeDevice.CPU, threads);
    if (golden.isPresent()) {
      Optional<String> wrong = checkOrClose(cpu, golden.get());
      if (wrong.isPresent()) {
        cpu.close();
        throw new InferenceException(
            "The model does not give the results that are stored with it: " + wrong.get());
      }
    }
    return cpu;
  }

  private Classifier onGpu(
      ModelBundle bundle, GoldenLogits golden, int threads, FallbackClassifier.Spare cpu)
      throws InferenceException {
    Classifier gpu;
    try {
      gpu = opener.open(bundle, ComputeDevice.GPU, threads);
      Optional<String> wrong = checkOrClose(gpu, golden);
      if (wrong.isEmpty()) {
        return new FallbackClassifier(gpu, cpu);
      }
      gpu.close();
      return instead(cpu, Reason.WRONG_RESULTS, wrong.get());
    } catch (InferenceException | RuntimeException | LinkageError | OutOfMemoryError failure) {
      LOG.warn("event=gpu_unusable", failure);
      return instead(cpu, FallbackClassifier.reason(failure), String.valueOf(failure.getMessage()));
    }
  }

  private static Optional<String> checkOrClose(Classifier classifier, GoldenLogits golden)
      throws InferenceException {
    try {
      return GoldenTest.check(classifier, golden);
    } catch (InferenceException | RuntimeException | OutOfMemoryError failure) {
      classifier.close();
      throw failure;
    }
  }

  private static Classifier instead(FallbackClassifier.Spare cpu, Reason reason, String detail)
      throws InferenceException {
    LOG.warn("event=device_fallback reason={} detail={}", reason, detail);
    return new FallbackClassifier(cpu.open(), new DeviceFallback(reason, detail));
  }
}
