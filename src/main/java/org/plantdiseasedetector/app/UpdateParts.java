package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.plantdiseasedetector.cli.UpdateServices;
import org.plantdiseasedetector.update.ModelFolders;
import org.plantdiseasedetector.vault.KdfCalibration;

/** Wires the updates of models. */
final class UpdateParts {

  private UpdateParts() {}

  static ModelFolders folders(Environment environment) throws IOException {
    return folders(environment, Optional.empty());
  }

  private static ModelFolders folders(Environment environment, Optional<Path> data)
      throws IOException {
    return ModelFolders.ofApp(environment.dataDirectory(data), environment.modelsDirectory());
  }

  static UpdateServices of(Environment environment, Composition composition) {
    return new UpdateServices(
        data -> folders(environment, data),
        new SampleTrial(composition, environment.samplesDirectory()),
        Clock.systemUTC(),
        environment::askSecret,
        new KdfCalibration(
            System::nanoTime, KdfCalibration.STANDARD_TARGET, KdfCalibration.STANDARD_MEMORY_KIB),
        new SecureRandom());
  }
}
