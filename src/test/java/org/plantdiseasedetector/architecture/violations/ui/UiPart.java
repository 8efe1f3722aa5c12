package org.plantdiseasedetector.architecture.violations.ui;

import org.plantdiseasedetector.architecture.violations.app.AppPart;
import org.plantdiseasedetector.architecture.violations.cli.CliPart;
import org.plantdiseasedetector.architecture.violations.inference.djl.DjlPart;

/** Knows layers that it must not know. */
public interface UiPart {
  void meet(CliPart stranger);

  void meet(AppPart stranger);

  void meet(DjlPart stranger);
}
