package org.plantdiseasedetector.ui.diagnose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Expands what the user dropped into photos. Called in the background. */
@FunctionalInterface
public interface PhotoSource {

  /**
   * Expands folders, recursively.
   *
   * @param paths files and folders as the user gave them
   * @return the photos in the order to show; a file given by name is always among them
   * @throws IOException if a folder cannot be read at all
   */
  List<Path> expand(List<Path> paths) throws IOException;
}
