package org.plantdiseasedetector.operations;

import java.io.IOException;
import java.nio.file.Path;
import org.plantdiseasedetector.vault.DurableFile;

/**
 * A file of metrics for the textfile collector of the node exporter. It is always whole: written
 * beside, then renamed.
 *
 * @param path should end with {@code .prom}, in a folder that exists
 */
public record MetricsFile(Path path) {

  /**
   * Replaces the file.
   *
   * @param counts what was done
   * @param around what the work depends on
   * @throws IOException if it cannot be written; then the old one stays
   */
  public void write(Metrics.Snapshot counts, Surroundings around) throws IOException {
    DurableFile.write(path, MetricsText.of(run(), counts, ProcessFigures.now(), around));
  }

  /** Files of several processes in one folder are told apart by their names. */
  private String run() {
    return String.valueOf(path.getFileName()).replaceFirst("\\.prom$", "");
  }
}
