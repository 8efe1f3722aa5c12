package org.plantdiseasedetector.architecture.violations.inference;

import org.plantdiseasedetector.architecture.violations.cli.CliPart;
import org.plantdiseasedetector.architecture.violations.diagnosis.DiagnosisPart;
import org.plantdiseasedetector.architecture.violations.evaluation.EvaluationPart;
import org.plantdiseasedetector.architecture.violations.training.TrainingPart;

/** Knows layers that it must not know. */
public interface InferencePart {
  void meet(DiagnosisPart stranger);

  void meet(EvaluationPart stranger);

  void meet(TrainingPart stranger);

  void meet(CliPart stranger);
}
