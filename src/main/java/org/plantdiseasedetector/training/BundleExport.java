package org.plantdiseasedetector.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.inference.GoldenTest;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.djl.DjlClassifier;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.training.data.PhotoSet;
import org.plantdiseasedetector.training.torchscript.Graphs;
import org.plantdiseasedetector.training.trust.BundleCalibration;

/**
 * Turns a trained network into a bundle: input choice, folded graph, head, calibration.
 *
 * @param train folder of the training photos
 * @param validation folder of the photos to choose and calibrate on
 * @param sizes input sides to choose from
 * @param threads threads that the engine may use
 */
record BundleExport(Path train, Path validation, List<Integer> sizes, int threads) {

  /** Copies the list. */
  BundleExport {
    sizes = List.copyOf(sizes);
  }

  /**
   * Writes the bundle.
   *
   * @param trained network and head
   * @param judges the validation photos
   * @param identity name and version
   * @param target the bundle's folder
   * @param listener told of the figures
   * @return the bundle as written
   * @throws IOException if the disk refuses
   * @throws InferenceException if the engine fails
   * @throws InterruptedException if interrupted
   */
  ModelBundle write(
      FineTuning.Trained trained,
      PhotoSet judges,
      ModelIdentity identity,
      Path target,
      TrainingListener listener)
      throws IOException, InferenceException, InterruptedException {
    Files.createDirectories(target);
    Path network = target.resolve(ModelBundle.NETWORK_FILE);
    InputChoice choice =
        InputChoice.best(trained.net(), trained.head(), judges, sizes, network, listener);
    Graphs.inference(trained.net()).write(network);
    List<ClassId> classes = judges.classes().stream().map(ClassId::new).toList();
    BundleFiles.Untrusted untrusted =
        new BundleFiles.Untrusted(identity, choice.input(), classes, trained.head());
    ModelBundle bundle =
        new BundleCalibration(train, validation, target, threads)
            .run(untrusted, (done, total) -> {});
    try (DjlClassifier classifier = new DjlClassifier(bundle, 1)) {
      GoldenTest.record(classifier).write(target);
    }
    listener.message("bundle=" + identity + " temperature=" + bundle.trust().temperature());
    return bundle;
  }
}
