package org.plantdiseasedetector.architecture.violations.readiness;

import org.plantdiseasedetector.architecture.violations.cli.CliPart;

/** Knows layers that it must not know, and is known by some that must not know it. */
public interface ReadinessPart {
  void meet(CliPart stranger);
}
