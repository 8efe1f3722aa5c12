package org.plantdiseasedetector.imaging;

import java.util.List;

/**
 * The views of one photo, each at the model's input size.
 *
 * @param views in the order of the bundle's configuration, at least one
 */
public record PreparedPhoto(List<RgbImage> views) {

  /** Copies the list and refuses an empty one. */
  public PreparedPhoto {
    views = List.copyOf(views);
    if (views.isEmpty()) {
      throw new IllegalArgumentException("A photo needs at least one view");
    }
  }
}
