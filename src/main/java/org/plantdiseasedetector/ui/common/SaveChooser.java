package org.plantdiseasedetector.ui.common;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the user where to write or read. Called on the user-interface thread. */
public interface SaveChooser {

  /**
   * Asks for a file to write; the system asks before an existing one is replaced.
   *
   * @param title of the dialog
   * @param name proposed, with its ending
   * @return the file; empty if the user changed their mind
   */
  Optional<Path> file(String title, String name);

  /**
   * Asks for an existing folder.
   *
   * @param title of the dialog
   * @return the folder; empty if the user changed their mind
   */
  Optional<Path> folder(String title);

  /**
   * Asks for an existing file to read.
   *
   * @param title of the dialog
   * @param kind what such files are called, in the dialog
   * @param pattern of their names, such as {@code *.pddcases}
   * @return the file; empty if the user changed their mind
   */
  Optional<Path> existing(String title, String kind, String pattern);
}
