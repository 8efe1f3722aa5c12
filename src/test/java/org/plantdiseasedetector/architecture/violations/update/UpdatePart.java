package org.plantdiseasedetector.architecture.violations.update;

import org.plantdiseasedetector.architecture.violations.cli.CliPart;
import org.plantdiseasedetector.architecture.violations.history.HistoryPart;
import org.plantdiseasedetector.architecture.violations.imaging.ImagingPart;

/** Knows layers that it must not know. */
public interface UpdatePart {
  void meet(CliPart stranger);

  void meet(HistoryPart stranger);

  void meet(ImagingPart stranger);
}
