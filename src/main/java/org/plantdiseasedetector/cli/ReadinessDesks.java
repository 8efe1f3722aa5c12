package org.plantdiseasedetector.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.history.History;
import org.plantdiseasedetector.readiness.checks.ReadinessDesk;

/** Opens the readiness of this installation. */
@FunctionalInterface
public interface ReadinessDesks {

  /**
   * Opens it.
   *
   * @param dataDirectory the data folder that the user named
   * @param history the open history; empty while it is locked
   * @param commands the console's commands and options
   */
  ReadinessDesk open(
      Optional<Path> dataDirectory, Optional<History> history, List<String> commands);
}
