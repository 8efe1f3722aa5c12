package org.plantdiseasedetector.model;

import java.util.List;

/**
 * What the network wants to see.
 *
 * @param size side of the square input in pixels
 * @param views the views whose predictions are averaged, at least one
 * @param mean subtracted from each channel value in [0, 1]; red, green, blue
 * @param std divides the difference; red, green, blue
 */
@SuppressWarnings("ArrayRecordComponent")
public record InputSpec(int size, List<View> views, float[] mean, float[] std) {

  /** Copies the list. */
  public InputSpec {
    views = List.copyOf(views);
  }
}
