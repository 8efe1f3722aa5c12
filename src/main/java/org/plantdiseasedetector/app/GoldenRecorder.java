package org.plantdiseasedetector.app;

import java.io.IOException;
import java.nio.file.Path;
import org.plantdiseasedetector.cli.CommandFailure;
import org.plantdiseasedetector.cli.ExitCode;
import org.plantdiseasedetector.cli.GoldenCommand;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.ClassifierLoader;
import org.plantdiseasedetector.inference.GoldenTest;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.GoldenLogits;
import org.plantdiseasedetector.model.ModelBundle;

/**
 * Computes and stores what a device has to reproduce.
 *
 * @param classifiers starts the engine
 * @param threads that it may use
 */
record GoldenRecorder(ClassifierLoader classifiers, int threads) implements GoldenCommand.Recorder {

  @Override
  public Path record(Path folder) throws CommandFailure {
    try {
      ModelBundle bundle = BundleFiles.read(folder);
      try (Classifier classifier = classifiers.loadUntested(bundle, threads)) {
        GoldenTest.record(classifier).write(folder);
      }
      return folder.resolve(GoldenLogits.FILE);
    } catch (BundleException | IOException unusable) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(unusable.getMessage()), unusable);
    } catch (InferenceException failure) {
      throw new CommandFailure(ExitCode.INTERNAL, String.valueOf(failure.getMessage()), failure);
    }
  }
}
