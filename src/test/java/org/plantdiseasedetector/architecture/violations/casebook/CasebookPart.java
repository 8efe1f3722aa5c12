package org.plantdiseasedetector.architecture.violations.casebook;

import org.plantdiseasedetector.architecture.violations.cli.CliPart;

/** Knows a layer that it must not know, and is known by one that must not know it. */
public interface CasebookPart {
  void meet(CliPart stranger);
}
