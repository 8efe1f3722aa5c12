package org.plantdiseasedetector.architecture.violations.adaptation;

import org.plantdiseasedetector.architecture.violations.cli.CliPart;

/** Knows a layer that it must not know. */
public interface AdaptationPart {
  void meet(CliPart stranger);
}
