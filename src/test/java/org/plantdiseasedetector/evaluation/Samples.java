package org.plantdiseasedetector.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.model.ConfigYaml;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.Judgement;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelConfig;
import org.plantdiseasedetector.model.ModelConfig.Thresholds;
import org.plantdiseasedetector.model.View;
import org.plantdiseasedetector.testing.Trusts;

/** Small models and photos for the tests of this package and the console. */
public final class Samples {

  /** Confident from 0.8, rolled up from 0.9, not recognised above an unfamiliarity of 1. */
  public static final Thresholds THRESHOLDS = new Thresholds(0.8, 0.9, 1);

  /** Three classes of two crops. */
  public static final List<ClassId> CLASSES =
      List.of(
          new ClassId("bean.rust"),
          new ClassId("tomato.healthy"),
          new ClassId("tomato.late_blight"));

  private Samples() {}

  /** Makes a bundle of {@link #CLASSES} without files. */
  public static ModelBundle bundle(Path directory) {
    return new ModelBundle(
        directory,
        new ModelConfig(
            ConfigYaml.FORMAT,
            new ModelIdentity("testnet", "1.2.3"),
            new InputSpec(
                64, List.of(View.WHOLE, View.CENTER), new float[] {0, 0, 0}, new float[] {1, 1, 1}),
            THRESHOLDS),
        CLASSES,
        new LinearHead(3, 1, new float[3], new float[3]),
        Trusts.neutral(3, 1));
  }

  /** Makes a judgement of a familiar photo whose candidates have a probability of at least 0.2. */
  public static Judgement familiar(double... probabilities) {
    return new Judgement(probabilities, 0.2, 0);
  }

  /** Makes a scored photo that is alone on its leaf. */
  static ScoredPhoto photo(String name, int truth, double... probabilities) {
    return photo(name, "lab", Optional.empty(), truth, probabilities);
  }

  /** Makes a scored photo. */
  static ScoredPhoto photo(
      String name, String domain, Optional<String> leaf, int truth, double... probabilities) {
    return new ScoredPhoto(
        new LabelledPhoto(
            Path.of(name), name, CLASSES.get(truth), domain, domain + "-source", leaf),
        Score.of(truth, familiar(probabilities), THRESHOLDS),
        Optional.empty());
  }
}
