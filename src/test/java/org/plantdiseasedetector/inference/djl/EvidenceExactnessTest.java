package org.plantdiseasedetector.inference.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.app.Environment;
import org.plantdiseasedetector.app.ModelUnavailableException;
import org.plantdiseasedetector.app.Product;
import org.plantdiseasedetector.app.RunningDiagnosis;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.imaging.PhotoException;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.SquareViews;
import org.plantdiseasedetector.inference.Classifier;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.inference.Evidence;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.model.ConfigYaml;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelConfig;
import org.plantdiseasedetector.model.View;
import org.plantdiseasedetector.testing.Pictures;
import org.plantdiseasedetector.testing.Trusts;
import org.plantdiseasedetector.training.torchscript.ConvNet;
import org.plantdiseasedetector.training.torchscript.Graphs;
import org.plantdiseasedetector.training.torchscript.TinyNet;

/** The class-activation map is exact: its cells and the bias add up to the logit of each class. */
class EvidenceExactnessTest {

  /** Of the sum of the absolute shares: some ten thousand additions of 24-bit numbers. */
  private static final double FLOAT_TOLERANCE = 1e-4;

  private static final List<List<View>> CHOICES =
      List.of(List.of(View.WHOLE), List.of(View.WHOLE, View.CENTER));

  @TempDir Path folder;

  @Test
  void theShippedModelsMapsAddUpToItsLogits()
      throws ModelUnavailableException, IOException, PhotoException, InferenceException {
    Environment environment = Environment.ofProcess();
    SafePhotoDecoder decoder = new SafePhotoDecoder();
    try (RunningDiagnosis product = Product.compose(environment).open(DeviceChoice.CPU, 1)) {
      int size = product.classifier().bundle().config().input().size();
      List<Path> samples = new PhotoFinder().find(List.of(environment.samplesDirectory()));
      assertThat(samples).isNotEmpty();
      for (Path sample : samples) {
        RgbImage photo = decoder.decode(Files.readAllBytes(sample), size).image();
        for (List<View> views : CHOICES) {
          addsUp(product.classifier(), photo, size, views);
        }
        addsUp(product.classifier(), photo, size + 96, List.of(View.WHOLE));
      }
    }
  }

  @Test
  void aRandomNetworksMapsAddUpToItsLogits() throws IOException, InferenceException {
    RgbImage photo = Pictures.rgb(150, 110, (x, y) -> x * 65_793 ^ y * 40_503);
    for (long seed = 1; seed <= 5; seed++) {
      try (Classifier classifier = new DjlClassifier(tiny(seed), 1)) {
        for (List<View> views : CHOICES) {
          addsUp(classifier, photo, 96, views);
        }
      }
    }
  }

  @Test
  void eachCellIsTheHeadsWeightsTimesItsFeatures() throws IOException, InferenceException {
    ModelBundle bundle = tiny(9);
    InputSpec input = bundle.config().input();
    RgbImage picture = Pictures.rgb(96, 64, (x, y) -> x * 9_001 ^ y * 77_003);
    try (DjlClassifier classifier = new DjlClassifier(bundle, 1);
        DjlNetwork network = new DjlNetwork(bundle.network(), input.mean(), input.std())) {
      Evidence.ViewMap map =
          classifier.explain(new PreparedPhoto(List.of(picture)), input.views()).views().getFirst();
      DjlNetwork.FeatureMap features = network.features(picture);

      assertThat(List.of(map.width(), map.height())).containsExactly(3, 2);
      for (int c = 0; c < bundle.head().classes(); c++) {
        for (int cell = 0; cell < 6; cell++) {
          assertThat((double) map.shares()[c * 6 + cell])
              .as("class %d, cell %d", c, cell)
              .isCloseTo(share(bundle.head(), features, c, cell), within(FLOAT_TOLERANCE));
        }
      }
    }
  }

  private static double share(LinearHead head, DjlNetwork.FeatureMap features, int c, int cell) {
    int cells = features.width() * features.height();
    double sum = 0;
    for (int f = 0; f < head.features(); f++) {
      sum += (double) head.weight()[c * head.features() + f] * features.values()[f * cells + cell];
    }
    return sum / cells;
  }

  private static void addsUp(Classifier classifier, RgbImage photo, int size, List<View> views)
      throws InferenceException {
    ModelBundle bundle = classifier.bundle();
    InputSpec normal = bundle.config().input();
    InputSpec input = new InputSpec(size, views, normal.mean(), normal.std());
    PreparedPhoto prepared = new SquareViews(input).prepare(photo);

    Evidence evidence = classifier.explain(prepared, views);
    float[] embedding = classifier.classify(List.of(prepared)).getFirst().embedding();
    double[] logits = bundle.head().logits(embedding);

    assertThat(evidence.views()).hasSameSizeAs(views);
    for (int c = 0; c < logits.length; c++) {
      assertThat(evidence.total(c) + bundle.head().bias()[c])
          .as("logit of %s from %s at %d", bundle.classes().get(c), views, size)
          .isCloseTo(logits[c], within(FLOAT_TOLERANCE * Math.max(1, magnitude(evidence, c))));
    }
  }

  private static double magnitude(Evidence evidence, int c) {
    double sum = 0;
    for (Evidence.ViewMap map : evidence.views()) {
      int cells = map.width() * map.height();
      for (int cell = 0; cell < cells; cell++) {
        sum += Math.abs(map.shares()[c * cells + cell]);
      }
    }
    return sum;
  }

  private ModelBundle tiny(long seed) throws IOException {
    Path bundle = Files.createDirectories(folder.resolve("tiny-" + seed));
    ConvNet net = TinyNet.create(seed);
    Graphs.inference(net).write(bundle.resolve(ModelBundle.NETWORK_FILE));
    List<ClassId> classes = new ArrayList<>();
    for (String name : List.of("black_rot", "healthy", "rust", "scab", "spot")) {
      classes.add(new ClassId("apple." + name));
    }
    return new ModelBundle(
        bundle,
        new ModelConfig(
            ConfigYaml.FORMAT,
            new ModelIdentity("tiny", "1.0." + seed),
            new InputSpec(96, List.of(View.WHOLE), new float[3], new float[] {1, 1, 1}),
            new ModelConfig.Thresholds(0.8, 0.95, 0)),
        classes,
        new LinearHead(5, net.features(), random(seed, 5 * net.features()), random(seed + 100, 5)),
        Trusts.neutral(5, net.features()));
  }

  private static float[] random(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }
}
