package org.plantdiseasedetector.architecture.violations.domain;

import org.plantdiseasedetector.architecture.violations.app.AppPart;

/** Knows layers that it must not know. */
public interface DomainPart {
  void meet(AppPart stranger);
}
