package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import org.plantdiseasedetector.report.ReportMaker;

/** Prepares reports for a command. */
@FunctionalInterface
public interface ReportFactory {

  /**
   * Prepares.
   *
   * @param dataFolder the app's folder
   * @param heatmaps whether the model shall be loaded to show what diagnoses rest on
   * @param console where to say what is missing
   * @return to be closed
   * @throws CommandFailure if the settings of the organisation cannot be used
   */
  OpenReports open(Path dataFolder, boolean heatmaps, Console console) throws CommandFailure;

  /**
   * Makes reports until it is closed.
   *
   * @param maker makes them
   * @param release frees the model
   */
  record OpenReports(ReportMaker maker, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }
}
