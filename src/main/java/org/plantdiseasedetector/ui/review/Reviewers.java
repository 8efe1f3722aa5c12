package org.plantdiseasedetector.ui.review;

import java.io.IOException;
import java.util.Optional;

/** Remembers the name of the person who reviews. Called in the background. */
public interface Reviewers {

  /** Returns the remembered name, if there is one. */
  Optional<String> remembered();

  /**
   * Remembers a name.
   *
   * @param name 1 to 100 characters
   * @throws IOException if it cannot be stored
   */
  void remember(String name) throws IOException;
}
