package org.plantdiseasedetector.ui.diagnose;

/** Where the loading of the model stands. */
public sealed interface ModelState {

  /** The model loads in the background; photos are accepted and wait. */
  record Loading() implements ModelState {}

  /**
   * Photos can be diagnosed.
   *
   * @param loaded the model
   */
  record Ready(LoadedModel loaded) implements ModelState {}

  /**
   * The model could not be loaded.
   *
   * @param reason what failed, in words
   */
  record Failed(String reason) implements ModelState {}
}
