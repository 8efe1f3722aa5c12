package org.plantdiseasedetector.architecture.violations.history;

import org.plantdiseasedetector.architecture.violations.cli.CliPart;
import org.plantdiseasedetector.architecture.violations.evaluation.EvaluationPart;
import org.plantdiseasedetector.architecture.violations.imaging.ImagingPart;

/** Knows layers that it must not know. */
public interface HistoryPart {
  void meet(CliPart stranger);

  void meet(ImagingPart stranger);

  void meet(EvaluationPart stranger);
}
