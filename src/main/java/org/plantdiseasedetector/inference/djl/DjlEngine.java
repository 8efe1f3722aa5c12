package org.plantdiseasedetector.inference.djl;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.plantdiseasedetector.inference.InferenceException;

/**
 * Sets up the engine, in one place and before any class of DJL loads: no downloads, no telemetry,
 * natives from the class path or the installation only. Thread-safe.
 */
public final class DjlEngine {

  static final String NAME = "PyTorch";

  static {
    goOffline();
  }

  private DjlEngine() {}

  /**
   * Switches off everything in DJL that would use the network. Called by itself before the first
   * use of the engine; a launcher may call it earlier.
   */
  public static void goOffline() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.default_engine", NAME);
  }

  /**
   * Starts the engine.
   *
   * @param threads threads that one operation may use, at least 1
   * @throws InferenceException if the native library cannot be loaded
   */
  public static void start(int threads) throws InferenceException {
    try {
      // The engine's libraries read some of these settings when they load.
      NativeTuning.tune();
      Engine.getEngine(NAME);
      JniUtils.setNumThreads(threads);
    } catch (RuntimeException | LinkageError e) {
      throw new InferenceException("The inference engine could not be started", e);
    }
  }

  /**
   * Sets the number of threads for the operations that the calling thread starts. The engine keeps
   * it for each thread, so it takes effect on no other one.
   *
   * @param threads at least 1
   */
  static void useThreads(int threads) {
    JniUtils.setNumThreads(threads);
  }

  /**
   * Returns the graphics processor.
   *
   * @param metal whether this is a Mac, whose processor the engine does not count
   * @throws InferenceException if the engine does not start
   */
  static Optional<Device> gpu(boolean metal) throws InferenceException {
    try {
      if (Engine.getEngine(NAME).getGpuCount() > 0) {
        return Optional.of(Device.gpu());
      }
      return metal ? Optional.of(Device.of("mps", -1)) : Optional.empty();
    } catch (RuntimeException | LinkageError e) {
      throw new InferenceException("The inference engine could not be started", e);
    }
  }

  /**
   * Loads a TorchScript file to the CPU.
   *
   * @param file the archive
   * @param trainable whether its parameters shall have gradients
   * @return the model; the caller closes it
   * @throws InferenceException if the file is damaged
   */
  public static Model load(Path file, boolean trainable) throws InferenceException {
    return load(file, trainable, Device.cpu());
  }

  /** Loads a TorchScript file to a device. */
  static Model load(Path file, boolean trainable, Device device) throws InferenceException {
    Model model = Model.newInstance("leaf", device, NAME);
    try {
      Path folder = file.toAbsolutePath().getParent();
      Map<String, String> options = Map.of("trainParam", String.valueOf(trainable));
      model.load(folder, file.getFileName().toString(), options);
      return model;
    } catch (IOException | MalformedModelException | RuntimeException e) {
      model.close();
      throw new InferenceException("The network file cannot be loaded: " + file, e);
    }
  }
}
