package org.plantdiseasedetector.architecture.violations.imaging;

import org.plantdiseasedetector.architecture.violations.diagnosis.DiagnosisPart;
import org.plantdiseasedetector.architecture.violations.evaluation.EvaluationPart;
import org.plantdiseasedetector.architecture.violations.inference.InferencePart;
import org.plantdiseasedetector.architecture.violations.training.TrainingPart;
import org.plantdiseasedetector.architecture.violations.ui.UiPart;

/** Knows layers that it must not know. */
public interface ImagingPart {
  void meet(InferencePart stranger);

  void meet(DiagnosisPart stranger);

  void meet(EvaluationPart stranger);

  void meet(TrainingPart stranger);

  void meet(UiPart stranger);
}
