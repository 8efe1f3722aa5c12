package org.plantdiseasedetector.model;

/** How a photo becomes a square input of the network. */
public enum View {
  /** The whole photo, stretched to the square. */
  WHOLE,
  /** The largest centred square. */
  CENTER
}
