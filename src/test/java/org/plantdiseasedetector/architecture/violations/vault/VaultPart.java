package org.plantdiseasedetector.architecture.violations.vault;

import org.plantdiseasedetector.architecture.violations.casebook.CasebookPart;
import org.plantdiseasedetector.architecture.violations.cli.CliPart;
import org.plantdiseasedetector.architecture.violations.diagnosis.DiagnosisPart;
import org.plantdiseasedetector.architecture.violations.readiness.ReadinessPart;
import org.plantdiseasedetector.architecture.violations.training.TrainingPart;
import org.plantdiseasedetector.architecture.violations.update.UpdatePart;

/** Knows layers that it must not know. */
public interface VaultPart {
  void meetCli(CliPart stranger);

  void meetCasebook(CasebookPart stranger);

  void meetDiagnosis(DiagnosisPart stranger);

  void meetTraining(TrainingPart stranger);

  void meetReadiness(ReadinessPart stranger);

  void meetUpdate(UpdatePart stranger);
}
