package org.plantdiseasedetector.architecture.violations.training;

import org.plantdiseasedetector.architecture.violations.ui.UiPart;

/** Knows layers that it must not know. */
public interface TrainingPart {
  void meet(UiPart stranger);
}
