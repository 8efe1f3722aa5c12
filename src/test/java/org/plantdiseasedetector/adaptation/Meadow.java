package org.plantdiseasedetector.adaptation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.Embedding;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.model.BundleException;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.ConfigYaml;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelConfig;
import org.plantdiseasedetector.model.View;
import org.plantdiseasedetector.testing.Trusts;

/**
 * A small model of three classes, and photos for it. Every class has a direction of its own among
 * the features; the model knows the first three, a fourth is free for a class of the user's.
 */
public final class Meadow {

  /** Classes of the model. */
  public static final List<ClassId> CLASSES =
      List.of(new ClassId("apple.healthy"), new ClassId("apple.rust"), new ClassId("apple.scab"));

  /** A class that the model lacks. */
  public static final ClassId BROWN_SPOT = new ClassId("apple.brown_spot");

  /** Number of features. */
  public static final int FEATURES = 12;

  private static final double LENGTH = 10;
  private static final double NOISE = 0.08;

  private Meadow() {}

  /** Writes the model into a folder. */
  public static ModelBundle plant(Path folder) throws IOException, BundleException {
    float[] weight = new float[CLASSES.size() * FEATURES];
    for (int c = 0; c < CLASSES.size(); c++) {
      weight[c * FEATURES + c] = 1;
    }
    LinearHead head = new LinearHead(CLASSES.size(), FEATURES, weight, new float[CLASSES.size()]);
    ModelConfig config =
        new ModelConfig(
            ConfigYaml.FORMAT,
            new ModelIdentity("meadow", "1.0.0"),
            new InputSpec(64, List.of(View.WHOLE), new float[] {0, 0, 0}, new float[] {1, 1, 1}),
            new ModelConfig.Thresholds(0.5, 0.9, 1.5));
    BundleFiles.write(
        new ModelBundle(folder, config, CLASSES, head, Trusts.neutral(CLASSES.size(), FEATURES)));
    Files.write(folder.resolve(ModelBundle.NETWORK_FILE), new byte[] {1});
    return BundleFiles.read(folder);
  }

  /** References of all classes, photos in the directions that the model knows. */
  public static References references(int perClass) {
    Random random = new Random(7);
    List<Example> examples = new ArrayList<>();
    for (int c = 0; c < CLASSES.size(); c++) {
      for (int i = 0; i < perClass; i++) {
        examples.add(
            new Example(photo(c, random), LENGTH, CLASSES.get(c), "ref-" + c + "-" + i, 0));
      }
    }
    return new References(examples);
  }

  /** Photos of a direction under a label, each of another plant. */
  public static List<Example> photos(int direction, ClassId label, int count, long seed) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      examples.add(
          new Example(photo(direction, random), 0, label, label + "-" + seed + "-" + i, i + 1));
    }
    return examples;
  }

  /** A photo's embedding that points in a direction, with some noise. */
  public static Embedding photo(int direction, Random random) {
    float[] values = new float[FEATURES];
    for (int f = 0; f < FEATURES; f++) {
      values[f] = (float) (Math.abs(random.nextGaussian()) * NOISE + (f == direction ? 1 : 0));
    }
    return Embedding.of(values).orElseThrow();
  }
}
