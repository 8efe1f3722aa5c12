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
import org.plantdiseasedetector.model.ConfigYaml;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelConfig;
import org.plantdiseasedetector.training.data.PhotoSet;
import org.plantdiseasedetector.training.torchscript.Graphs;

/** Turns a trained network into a bundle: input choice, calibration, folded graph, head. */
final class BundleExport {

  private BundleExport() {}

  /**
   * Writes the bundle.
   *
   * @param trained network and head
   * @param validation photos to choose and calibrate on
   * @param identity name and version
   * @param sizes input sides to choose from
   * @param target the bundle's folder
   * @param listener told of the figures
   * @return the bundle as written
   * @throws IOException if the disk refuses
   * @throws InferenceException if the engine fails
   */
  static ModelBundle write(
      FineTuning.Trained trained,
      PhotoSet validation,
      ModelIdentity identity,
      List<Integer> sizes,
      Path target,
      TrainingListener listener)
      throws IOException, InferenceException {
    Files.createDirectories(target);
    Path network = target.resolve(ModelBundle.NETWORK_FILE);
    InputChoice choice =
        InputChoice.best(trained.net(), trained.head(), validation, sizes, network, listener);
    int[] labels = validation.photos().stream().mapToInt(PhotoSet.LeafPhoto::label).toArray();
    List<String> domains = validation.photos().stream().map(PhotoSet.LeafPhoto::domain).toList();
    Calibration calibration =
        new Calibration(choice.validation().logits(trained.head()), labels, domains);
    LinearHead raw = trained.head();
    LinearHead head =
        new LinearHead(
            raw.classes(), raw.features(), raw.weight(), raw.bias(), calibration.temperature());
    ModelConfig config =
        new ModelConfig(ConfigYaml.FORMAT, identity, choice.input(), calibration.thresholds(head));
    List<ClassId> classes = validation.classes().stream().map(ClassId::new).toList();
    Graphs.inference(trained.net()).write(network);
    ModelBundle bundle = new ModelBundle(target, config, classes, head);
    BundleFiles.write(bundle);
    try (DjlClassifier classifier = new DjlClassifier(bundle, 1)) {
      GoldenTest.record(classifier).write(target);
    }
    listener.message("bundle=" + identity + " temperature=" + head.temperature());
    return bundle;
  }
}
