package org.plantdiseasedetector.inference;

/**
 * Why inference runs on the CPU although a graphics processor was wanted or found.
 *
 * @param reason in general
 * @param detail for the log; what the engine said
 */
public record DeviceFallback(Reason reason, String detail) {

  /** What was wrong with the graphics processor. */
  public enum Reason {
    /** There is none that the engine can use. */
    ABSENT,
    /** The bundle has no stored results to test it with. */
    NOT_TESTABLE,
    /** Its results differ from the stored ones. */
    WRONG_RESULTS,
    /** It has too little memory. */
    OUT_OF_MEMORY,
    /** The engine failed on it. */
    FAILED
  }
}
