package org.plantdiseasedetector.architecture.violations.operations;

import org.plantdiseasedetector.architecture.violations.cli.CliPart;

/** Knows a layer that it must not know, and is known by one that must not know it. */
public interface OperationsPart {
  void meet(CliPart stranger);
}
