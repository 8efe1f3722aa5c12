package org.plantdiseasedetector.architecture.violations.cli;

import org.plantdiseasedetector.architecture.violations.app.AppPart;
import org.plantdiseasedetector.architecture.violations.history.h2.H2Part;
import org.plantdiseasedetector.architecture.violations.inference.djl.DjlPart;
import org.plantdiseasedetector.architecture.violations.ui.UiPart;

/** Knows layers that it must not know. */
public interface CliPart {
  void meet(UiPart stranger);

  void meet(AppPart stranger);

  void meet(DjlPart stranger);

  void meet(H2Part stranger);
}
