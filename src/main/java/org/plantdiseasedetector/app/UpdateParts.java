package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.plantdiseasedetector.casebook.CaseModel;
import org.plantdiseasedetector.cli.UpdateServices;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
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

  /** Loads genuine models to be compared on cases. */
  static CaseModel.Opener opener(Composition composition) {
    return folder -> {
      try {
        RunningDiagnosis running = composition.openForTrial(BundleFiles.read(folder));
        return new TrialCaseModel(running, new SafePhotoDecoder());
      } catch (BundleException | ModelUnavailableException unusable) {
        throw new IOException(String.valueOf(unusable.getMessage()), unusable);
      }
    };
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
