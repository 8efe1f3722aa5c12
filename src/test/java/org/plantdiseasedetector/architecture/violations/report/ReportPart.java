package org.plantdiseasedetector.architecture.violations.report;

import org.plantdiseasedetector.architecture.violations.cli.CliPart;
import org.plantdiseasedetector.architecture.violations.training.TrainingPart;

/** Knows layers that it must not know. */
public interface ReportPart {
  void meet(CliPart stranger);

  void meet(TrainingPart stranger);
}
