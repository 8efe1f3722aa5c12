package org.plantdiseasedetector.architecture.violations.benchmark;

import org.plantdiseasedetector.architecture.violations.app.AppPart;

/** Knows layers that it must not know. */
public interface BenchmarkPart {
  void meet(AppPart stranger);
}
