package org.plantdiseasedetector.model;

import java.nio.file.Path;
import java.util.List;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;

/**
 * A loaded and validated bundle folder.
 *
 * @param directory where it lies
 * @param config content of {@code config.yaml}
 * @param classes content of {@code class_names.txt}, in the order of the head's rows
 * @param head linear head, from {@code head.safetensors}
 * @param trust statistics behind confidence and refusal, from the same file
 */
public record ModelBundle(
    Path directory, ModelConfig config, List<ClassId> classes, LinearHead head, Trust trust) {

  /** File name of the TorchScript network. */
  public static final String NETWORK_FILE = "best_model.pth";

  /** File name of the linear head. */
  public static final String HEAD_FILE = "head.safetensors";

  /** File name of the class names. */
  public static final String CLASSES_FILE = "class_names.txt";

  /** File name of the configuration. */
  public static final String CONFIG_FILE = "config.yaml";

  /** File name of the measured figures. */
  public static final String METRICS_FILE = "metrics.json";

  /** File name of the reliability diagram. */
  public static final String RELIABILITY_FILE = "reliability.png";

  /** File name of the model card. */
  public static final String CARD_FILE = "model-card.md";

  /** Copies the list and checks that head and classes agree. */
  public ModelBundle {
    classes = List.copyOf(classes);
    if (head.classes() != classes.size()) {
      throw new IllegalArgumentException(
          "The head has " + head.classes() + " rows for " + classes.size() + " classes");
    }
    if (trust.features() != head.features()) {
      throw new IllegalArgumentException(
          "The head has " + head.features() + " features, its statistics " + trust.features());
    }
  }

  /**
   * Returns the same bundle under another name or in another folder.
   *
   * @param folder where it lies
   * @param identity name and version
   */
  public ModelBundle named(Path folder, ModelIdentity identity) {
    return new ModelBundle(
        folder,
        new ModelConfig(config.formatVersion(), identity, config.input(), config.thresholds()),
        classes,
        head,
        trust);
  }

  /** Returns name and version. */
  public ModelIdentity identity() {
    return config.identity();
  }

  /** Returns the TorchScript file. */
  public Path network() {
    return directory.resolve(NETWORK_FILE);
  }
}
