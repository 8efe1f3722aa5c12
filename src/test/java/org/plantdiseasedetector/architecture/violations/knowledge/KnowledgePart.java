package org.plantdiseasedetector.architecture.violations.knowledge;

import org.plantdiseasedetector.architecture.violations.diagnosis.DiagnosisPart;
import org.plantdiseasedetector.architecture.violations.imaging.ImagingPart;
import org.plantdiseasedetector.architecture.violations.inference.InferencePart;
import org.plantdiseasedetector.architecture.violations.report.ReportPart;
import org.plantdiseasedetector.architecture.violations.ui.UiPart;
import org.plantdiseasedetector.architecture.violations.vault.VaultPart;

/** Knows layers that it must not know. */
public interface KnowledgePart {
  void meet(ImagingPart stranger);

  void meet(InferencePart stranger);

  void meet(DiagnosisPart stranger);

  void meet(ReportPart stranger);

  void meet(UiPart stranger);

  void meet(VaultPart stranger);
}
