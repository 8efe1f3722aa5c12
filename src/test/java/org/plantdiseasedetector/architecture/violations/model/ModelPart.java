package org.plantdiseasedetector.architecture.violations.model;

import org.plantdiseasedetector.architecture.violations.app.AppPart;
import org.plantdiseasedetector.architecture.violations.diagnosis.DiagnosisPart;
import org.plantdiseasedetector.architecture.violations.evaluation.EvaluationPart;
import org.plantdiseasedetector.architecture.violations.imaging.ImagingPart;
import org.plantdiseasedetector.architecture.violations.inference.InferencePart;
import org.plantdiseasedetector.architecture.violations.training.TrainingPart;

/** Knows layers that it must not know. */
public interface ModelPart {
  void meet(ImagingPart stranger);

  void meet(InferencePart stranger);

  void meet(DiagnosisPart stranger);

  void meet(EvaluationPart stranger);

  void meet(TrainingPart stranger);

  void meet(AppPart stranger);
}
