package org.plantdiseasedetector.ui.common;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for photos. Called on the user-interface thread. */
public interface PhotoChooser {

  /** Returns the chosen files, none if the user changed their mind. */
  List<Path> chooseFiles();

  /** Returns the chosen folder, empty if the user changed their mind. */
  Optional<Path> chooseFolder();
}
