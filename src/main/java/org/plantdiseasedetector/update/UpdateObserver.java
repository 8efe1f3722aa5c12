package org.plantdiseasedetector.update;

/** Watches an installation and may stop it. Called on the thread that installs. */
public interface UpdateObserver {

  /**
   * Tells how far a download is.
   *
   * @param done bytes of all files so far
   * @param total bytes of all files
   */
  void progress(long done, long total);

  /** Returns whether the user wants to stop; asked between pieces of 64 KiB. */
  boolean cancelled();
}
