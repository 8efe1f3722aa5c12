package org.plantdiseasedetector.domain;

import java.util.Locale;

/** Where inference ran. */
public enum ComputeDevice {
  /** Central processing unit. */
  CPU,
  /** Graphics processing unit (CUDA or Metal). */
  GPU;

  /** Returns the word used in output formats: {@code cpu} or {@code gpu}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
