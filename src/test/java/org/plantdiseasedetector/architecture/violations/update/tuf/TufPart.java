package org.plantdiseasedetector.architecture.violations.update.tuf;

import org.plantdiseasedetector.architecture.violations.update.transport.TransportPart;

/** Knows a package that it must not know. */
public interface TufPart {
  void meet(TransportPart stranger);
}
