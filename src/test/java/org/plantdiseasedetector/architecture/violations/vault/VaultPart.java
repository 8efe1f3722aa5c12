package org.plantdiseasedetector.architecture.violations.vault;

import org.plantdiseasedetector.architecture.violations.casebook.CasebookPart;
import org.plantdiseasedetector.architecture.violations.cli.CliPart;
import org.plantdiseasedetector.architecture.violations.diagnosis.DiagnosisPart;
import org.plantdiseasedetector.architecture.violations.training.TrainingPart;
import org.plantdiseasedetector.architecture.violations.update.UpdatePart;

/** Knows layers that it must not know. */
public interface VaultPart {
  void meet(CliPart stranger);

  void meet(CasebookPart stranger);

  void meet(DiagnosisPart stranger);

  void meet(TrainingPart stranger);

  void meet(UpdatePart stranger);
}
