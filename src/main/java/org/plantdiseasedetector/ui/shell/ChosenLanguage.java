package org.plantdiseasedetector.ui.shell;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Where the language that the user chose for the window is kept. */
public interface ChosenLanguage {

  /** Returns the language; empty if it is to be that of the system. */
  Optional<Locale> read();

  /**
   * Keeps a language for the next start.
   *
   * @param language empty for that of the system
   * @throws IOException if it could not be written
   */
  void write(Optional<Locale> language) throws IOException;
}
