package org.plantdiseasedetector.architecture.violations.diagnosis;

import org.plantdiseasedetector.architecture.violations.app.AppPart;
import org.plantdiseasedetector.architecture.violations.benchmark.BenchmarkPart;
import org.plantdiseasedetector.architecture.violations.evaluation.EvaluationPart;
import org.plantdiseasedetector.architecture.violations.inference.djl.DjlPart;
import org.plantdiseasedetector.architecture.violations.operations.OperationsPart;
import org.plantdiseasedetector.architecture.violations.training.TrainingPart;

/** Knows layers that it must not know. */
public interface DiagnosisPart {
  void meet(EvaluationPart stranger);

  void meet(TrainingPart stranger);

  void meet(AppPart stranger);

  void meet(DjlPart stranger);

  void time(BenchmarkPart stranger);

  void count(OperationsPart stranger);
}
