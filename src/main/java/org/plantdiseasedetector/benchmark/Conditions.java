package org.plantdiseasedetector.benchmark;

import java.util.OptionalDouble;

/**
 * Under which conditions something was measured.
 *
 * @param power what fed the computer
 * @param othersShare the share of all processors, from 0 to 1, that other programs used; empty
 *     where the system does not tell
 */
public record Conditions(Power power, OptionalDouble othersShare) {

  /** Returns whether other programs used so much that the figures say little about the machine. */
  public boolean underLoad() {
    return othersShare.orElse(0) > ProcessorWatch.LOADED;
  }
}
