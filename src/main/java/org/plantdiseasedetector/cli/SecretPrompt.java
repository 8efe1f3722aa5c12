package org.plantdiseasedetector.cli;

import java.util.Optional;

/** Asks a person for a secret without showing it. */
@FunctionalInterface
public interface SecretPrompt {

  /**
   * Asks.
   *
   * @param question what to type
   * @return the characters, to be wiped by the caller; empty if nobody can be asked
   */
  Optional<char[]> ask(String question);
}
