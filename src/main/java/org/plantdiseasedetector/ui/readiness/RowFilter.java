package org.plantdiseasedetector.ui.readiness;

import org.plantdiseasedetector.readiness.State;

/** Which rows are shown. */
public enum RowFilter {
  /** All of them. */
  ALL,
  /** Those that are in the way of production. */
  BLOCKING,
  /** Those that are good. */
  GOOD,
  /** Those that do not apply. */
  NOT_APPLICABLE;

  /**
   * Returns whether a row is shown.
   *
   * @param item the row
   */
  boolean accepts(RowItem item) {
    return switch (this) {
      case ALL -> true;
      case BLOCKING -> item.state().isEmpty() || item.state().get().isBlocking();
      case GOOD ->
          item.state()
              .filter(state -> !state.isBlocking() && state != State.DOES_NOT_APPLY)
              .isPresent();
      case NOT_APPLICABLE -> item.state().filter(s -> s == State.DOES_NOT_APPLY).isPresent();
    };
  }
}
