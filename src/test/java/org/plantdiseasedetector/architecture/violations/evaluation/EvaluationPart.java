package org.plantdiseasedetector.architecture.violations.evaluation;

import org.plantdiseasedetector.architecture.violations.cli.CliPart;
import org.plantdiseasedetector.architecture.violations.history.HistoryPart;
import org.plantdiseasedetector.architecture.violations.inference.djl.DjlPart;

/** Knows layers that it must not know. */
public interface EvaluationPart {
  void meet(CliPart stranger);

  void meet(DjlPart stranger);

  void meet(HistoryPart stranger);
}
