package org.plantdiseasedetector.ui.models;

import java.nio.file.Path;

/**
 * A model on this computer, in the words that the window shows.
 *
 * @param name folder name
 * @param folder its place
 * @param title name and version
 * @param roles for example {@code In use}; may be empty
 * @param facts classes, figures, size, origin
 * @param licences under which its training photos were published
 * @param signature whether it is what its publisher signed
 * @param genuine whether it may be used
 * @param actions what can be done with it
 */
public record ModelRow(
    String name,
    Path folder,
    String title,
    String roles,
    String facts,
    String licences,
    String signature,
    boolean genuine,
    Actions actions) {

  /**
   * What can be done with a model.
   *
   * @param use whether it can be chosen for the next start
   * @param compare whether it can be compared with the one that runs
   * @param remove whether it can be removed
   */
  public record Actions(boolean use, boolean compare, boolean remove) {}
}
