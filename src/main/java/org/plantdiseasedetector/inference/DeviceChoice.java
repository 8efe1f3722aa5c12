package org.plantdiseasedetector.inference;

/** Where the user wants inference to run. */
public enum DeviceChoice {
  /** The fastest device that passes its self-test. */
  AUTO,
  /** The central processing unit. */
  CPU,
  /** The graphics processing unit; where there is none, the classifier runs on the CPU. */
  GPU
}
