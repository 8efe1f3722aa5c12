package org.plantdiseasedetector.benchmark;

import java.util.Locale;

/** The steps of a benchmark, in order. */
public enum Phase {
  /** A new process, from its start to its first diagnosis. */
  COLD_START,
  /** Photos that count in no figure. */
  WARM_UP,
  /** Photos one at a time. */
  SINGLES,
  /** Photos in batches. */
  BATCHES,
  /** Batches on one, two, four ... threads. */
  SCALING,
  /** Keys, sealing and saving in a history of its own. */
  HISTORY,
  /** The labelled photos that ship. */
  ACCURACY,
  /** The stored results of the model. */
  DRIFT,
  /** The other devices. */
  DEVICES;

  /** Returns the word used in keys and messages, for example {@code cold_start}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
