package org.plantdiseasedetector.ui.diagnose;

/** What a state means to the user; the views give each its own icon, words and colour. */
public enum Tone {
  /** A result to rely on. */
  CONFIDENT,
  /** A result to look at closely. */
  UNCERTAIN,
  /** No result, the photo shows something else. */
  NOT_RECOGNISED,
  /** No result, the file is not usable. */
  REJECTED,
  /** In the queue. */
  WAITING,
  /** In work. */
  RUNNING,
  /** Left out. */
  STOPPED
}
