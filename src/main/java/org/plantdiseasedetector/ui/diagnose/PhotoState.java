package org.plantdiseasedetector.ui.diagnose;

import org.plantdiseasedetector.domain.Diagnosis;

/** Where one photo of the list stands. */
public sealed interface PhotoState {

  /** In the queue. */
  record Waiting() implements PhotoState {}

  /** The next to be finished. */
  record Running() implements PhotoState {}

  /** Left out when the user cancelled or the batch broke off; can be continued. */
  record Stopped() implements PhotoState {}

  /**
   * There is a result, which may be a rejection.
   *
   * @param diagnosis the result
   */
  record Done(Diagnosis diagnosis) implements PhotoState {}
}
