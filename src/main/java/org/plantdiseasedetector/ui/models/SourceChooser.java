package org.plantdiseasedetector.ui.models;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the user for files and folders. Called on the user-interface thread. */
public interface SourceChooser {

  /** Asks for a {@code .pddmodel} file; empty if the user changed their mind. */
  Optional<Path> modelFile();

  /** Asks for the folder of a repository; empty if the user changed their mind. */
  Optional<Path> folder();

  /** Asks for a PEM file of certificate authorities; empty if the user changed their mind. */
  Optional<Path> authorities();
}
