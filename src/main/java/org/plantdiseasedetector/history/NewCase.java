package org.plantdiseasedetector.history;

import java.util.List;

/**
 * A case to be saved.
 *
 * @param details what a person noted
 * @param machine what the machine said about all photos together
 * @param photos at least one
 */
public record NewCase(CaseDetails details, MachineLabel machine, List<NewPhoto> photos) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no photo
   */
  public NewCase {
    photos = List.copyOf(photos);
    if (photos.isEmpty()) {
      throw new IllegalArgumentException("A case needs at least one photo");
    }
  }
}
