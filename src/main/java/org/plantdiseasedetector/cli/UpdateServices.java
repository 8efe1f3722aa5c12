package org.plantdiseasedetector.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.plantdiseasedetector.update.BundleTrial;
import org.plantdiseasedetector.update.ModelChoice;
import org.plantdiseasedetector.update.ModelFolders;
import org.plantdiseasedetector.update.ModelUpdater;
import org.plantdiseasedetector.vault.KdfCalibration;

/**
 * What the commands need to update and publish models.
 *
 * @param folders where models lie, given the data folder that the user named
 * @param trial tries a model before it is installed
 * @param clock tells which metadata have expired
 * @param prompt asks for passphrases
 * @param calibration chooses the cost of passphrases of signing keys
 * @param random source of signing keys
 */
public record UpdateServices(
    Folders folders,
    BundleTrial trial,
    Clock clock,
    SecretPrompt prompt,
    KdfCalibration calibration,
    SecureRandom random) {

  /** Finds the folders. */
  @FunctionalInterface
  public interface Folders {
    /**
     * Finds them.
     *
     * @param dataDirectory the one that the user named
     * @throws IOException if the app is damaged
     */
    ModelFolders of(Optional<Path> dataDirectory) throws IOException;
  }

  ModelChoice choice(Optional<Path> dataDirectory) throws IOException {
    return new ModelChoice(folders.of(dataDirectory), clock);
  }

  ModelUpdater updater(Optional<Path> dataDirectory) throws IOException {
    return new ModelUpdater(folders.of(dataDirectory), trial, clock);
  }
}
