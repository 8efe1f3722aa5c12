package org.plantdiseasedetector.app;

import java.time.InstantSource;
import java.util.Optional;
import org.plantdiseasedetector.adaptation.AdapterStore;

/** Wires what learns from corrections. */
final class AdapterParts {

  private static final String FOLDER = "adapters";

  private AdapterParts() {}

  static AdapterStore store(Environment environment) {
    return new AdapterStore(
        environment.dataDirectory(Optional.empty()).resolve(FOLDER), InstantSource.system());
  }
}
