package org.plantdiseasedetector.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the window asks about the running app. Thread-safe; never on the user-interface thread. */
public interface OperationsDesk {

  /**
   * The app at one moment.
   *
   * @param counts what was done
   * @param process what the process uses
   * @param around what the work depends on
   * @param alerts which rules fire
   * @param isFileWritten whether the metrics are kept in a file
   * @param file where they are kept, or would be
   */
  record State(
      Metrics.Snapshot counts,
      ProcessFigures process,
      Surroundings around,
      List<AlertRule> alerts,
      boolean isFileWritten,
      Path file) {

    /** Copies the list. */
    public State {
      alerts = List.copyOf(alerts);
    }
  }

  /**
   * Looks at the app, and brings the file of metrics up to date where it is wanted.
   *
   * @throws IOException if the file cannot be written, or the data folder not be read
   */
  State look() throws IOException;

  /**
   * Switches the file of metrics on or off; switched off, it is deleted.
   *
   * @param on whether it is wanted
   * @throws IOException if the choice cannot be stored
   */
  void writeFile(boolean on) throws IOException;

  /**
   * Gathers what helps to find out what is wrong.
   *
   * @throws IOException if something cannot be read
   */
  DiagnosticPackage collect() throws IOException;

  /**
   * Returns the crash reports of earlier runs that nobody was asked about; they are given once.
   *
   * @throws IOException if they cannot be read
   */
  List<Path> pastCrashes() throws IOException;
}
