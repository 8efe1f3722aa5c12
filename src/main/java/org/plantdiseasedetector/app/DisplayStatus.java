package org.plantdiseasedetector.app;

/** Whether this machine can show a window. */
public enum DisplayStatus {
  /** A window can be shown. */
  READY,
  /** There is no display, or it cannot be reached. */
  NO_DISPLAY,
  /** The GTK 3 library, which windows on Linux need, is not installed. */
  NO_GTK
}
