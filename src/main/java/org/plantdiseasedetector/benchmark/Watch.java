package org.plantdiseasedetector.benchmark;

/** Follows a measurement and may stop it. Called on the thread that measures. */
public interface Watch {

  /** Looks away and never stops. */
  Watch NONE = (phase, done, of) -> {};

  /**
   * Something was done.
   *
   * @param phase the step in work
   * @param done parts of it that are done
   * @param of parts in all, at least 1
   */
  void at(Phase phase, int done, int of);

  /** Returns whether to stop after what is in work. */
  default boolean stopped() {
    return false;
  }
}
