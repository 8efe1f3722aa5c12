package org.plantdiseasedetector.diagnosis;

import java.util.Locale;

/** The steps of a photo's diagnosis, in order. */
public enum Stage {
  /** Reading the file and hashing its bytes. */
  READ,
  /** From bytes to upright sRGB pixels. */
  DECODE,
  /** Quality of the photo, outline of the leaf, severity. */
  INSPECT,
  /** From pixels to the network's views. */
  PREPROCESS,
  /** From views to probabilities. */
  INFERENCE,
  /** From probabilities to the outcome. */
  POST_PROCESS;

  /** Returns the word used in output formats, for example {@code post_process}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Is told when a step of a photo has ended. */
  @FunctionalInterface
  public interface Watcher {

    /** Looks away. */
    Watcher NONE = stage -> {};

    /**
     * A step has ended; called on the thread that works on the photo. A photo that fails has no
     * further steps.
     *
     * @param stage the step
     */
    void ended(Stage stage);
  }
}
