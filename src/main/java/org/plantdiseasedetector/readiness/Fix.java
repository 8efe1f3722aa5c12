package org.plantdiseasedetector.readiness;

import java.util.Optional;

/**
 * Something that the app can do about a row. It is harmless, or can be undone.
 *
 * @param textKey names it in the window's texts
 * @param work does it; never on the user-interface thread
 */
public record Fix(String textKey, Work work) {

  /** Does it. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it.
     *
     * @return how to undo it; empty where there is nothing to undo
     * @throws Exception if it cannot be done; then nothing was changed
     */
    Optional<Undo> apply() throws Exception;
  }

  /** Undoes it. */
  @FunctionalInterface
  public interface Undo {
    /**
     * Undoes it.
     *
     * @throws Exception if that fails
     */
    void undo() throws Exception;
  }

  /** Knows what can be done. */
  @FunctionalInterface
  public interface Source {
    /**
     * Returns what can be done about a row.
     *
     * @param row id of the row
     * @return empty if people have to do it
     */
    Optional<Fix> of(String row);
  }
}
