package org.plantdiseasedetector.cli;

import org.plantdiseasedetector.inference.DeviceFallback;

/** What the console says when a graphics processor is not used. */
public final class DeviceWords {

  private DeviceWords() {}

  /**
   * Puts it into words.
   *
   * @param fallback why the CPU is used
   */
  public static String of(DeviceFallback fallback) {
    String why =
        switch (fallback.reason()) {
          case ABSENT -> "No graphics processor can be used here";
          case NOT_TESTABLE ->
              "The model has no stored results to test the graphics processor with"
                  + " (pdd golden makes them)";
          case WRONG_RESULTS -> "The graphics processor gives wrong results";
          case OUT_OF_MEMORY -> "The graphics processor has too little free memory";
          case FAILED -> "The graphics processor failed";
        };
    return why + "; the photos are diagnosed on the CPU. The log has the details.";
  }
}
