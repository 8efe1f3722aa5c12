package org.plantdiseasedetector.ui.diagnose;

/**
 * A message about something other than one photo.
 *
 * @param title what happened
 * @param advice what the user can do
 */
public record Notice(String title, String advice) {

  /** Returns both in one: none must hide the other. */
  Notice and(Notice later) {
    return equals(later)
        ? this
        : new Notice(title + " " + later.title(), advice + " " + later.advice());
  }
}
