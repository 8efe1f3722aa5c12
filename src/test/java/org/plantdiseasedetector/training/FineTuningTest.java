package org.plantdiseasedetector.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.imaging.SquareViews;
import org.plantdiseasedetector.inference.InferenceException;
import org.plantdiseasedetector.inference.Prediction;
import org.plantdiseasedetector.inference.djl.DjlClassifier;
import org.plantdiseasedetector.inference.djl.DjlEngine;
import org.plantdiseasedetector.model.BundleFiles;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.training.TrainingOptions.Phase;
import org.plantdiseasedetector.training.data.AugmentationPolicy;
import org.plantdiseasedetector.training.data.PhotoSet;
import org.plantdiseasedetector.training.data.TestPhotos;
import org.plantdiseasedetector.training.torchscript.BackboneReader;
import org.plantdiseasedetector.training.torchscript.ConvNet;
import org.plantdiseasedetector.training.torchscript.TinyNet;

class FineTuningTest {

  @TempDir Path folder;
  private PhotoSet photos;

  @BeforeAll
  static void startEngine() throws InferenceException {
    DjlEngine.start(1);
  }

  @BeforeEach
  void drawLeaves() throws IOException {
    Path data = folder.resolve("data");
    TestPhotos.write(data, "apple.healthy", new Color(20, 140, 20), 12);
    TestPhotos.write(data, "apple.scab", new Color(120, 60, 20), 12);
    photos = PhotoSet.read(data, 96, false);
  }

  private static TrainingOptions options(int epochs) {
    AugmentationPolicy mild = new AugmentationPolicy(0.8, 0, 0, 0, 0, 0);
    return new TrainingOptions(
        List.of(new Phase(epochs, 64)),
        8,
        new TrainingOptions.Pace(3e-3, 1, 0.5, true),
        new TrainingOptions.Regularisation(0.01, 0.05, 0),
        new TrainingOptions.Sampling(0.5, 1),
        mild,
        5);
  }

  private FineTuning tuning(TrainingOptions options, Path work, Recorder recorder) {
    return new FineTuning(TinyNet.create(4), null, photos, photos, options, work, recorder);
  }

  @Test
  void theLossFallsAndTheBundleTellsTheClassesApart() throws Exception {
    Recorder recorder = new Recorder(Integer.MAX_VALUE);
    FineTuning.Trained trained = tuning(options(8), folder.resolve("work"), recorder).run();

    assertThat(recorder.losses.getLast()).isLessThan(recorder.losses.getFirst());

    Path target = folder.resolve("models/tiny-0.1.0");
    Path data = folder.resolve("data");
    new BundleExport(data, data, List.of(64), 1)
        .write(trained, photos, new ModelIdentity("tiny", "0.1.0"), target, recorder);
    ModelBundle bundle = BundleFiles.read(target);
    SquareViews views = new SquareViews(bundle.config().input());
    try (DjlClassifier classifier = new DjlClassifier(bundle, 1)) {
      for (PhotoSet.LeafPhoto photo : photos.photos()) {
        Prediction prediction =
            classifier.classify(List.of(views.prepare(photo.image()))).getFirst();
        assertThat(prediction.probabilities()[photo.label()]).isGreaterThan(0.5);
      }
    }
  }

  @Test
  void aBundlesWeightsAreWhereAContinuedRunStarts() throws Exception {
    Recorder recorder = new Recorder(Integer.MAX_VALUE);
    FineTuning.Trained first = tuning(options(4), folder.resolve("work"), recorder).run();
    Path target = folder.resolve("models/tiny-0.1.0");
    ModelIdentity identity = new ModelIdentity("tiny", "0.1.0");
    Path data = folder.resolve("data");
    ModelBundle bundle =
        new BundleExport(data, data, List.of(64), 1)
            .write(first, photos, identity, target, recorder);

    Recorder continued = new Recorder(Integer.MAX_VALUE);
    ConvNet net = BackboneReader.readShipped(TinyNet.create(4), bundle.network());
    FineTuning.Trained second =
        new FineTuning(
                net,
                bundle.head(),
                photos,
                photos,
                options(2).continued(1e-3),
                folder.resolve("work2"),
                continued)
            .run();

    assertThat(continued.losses.getFirst()).isLessThan(recorder.losses.getFirst());
    assertThat(continued.losses.getLast()).isLessThan(continued.losses.getFirst());
    assertThat(second.net().layers().getFirst().weight().data())
        .isNotEqualTo(net.layers().getFirst().weight().data());
  }

  @Test
  void aHeadOfOtherClassesIsNoStart() {
    LinearHead other = new LinearHead(3, 4, new float[12], new float[3]);
    FineTuning tuning =
        new FineTuning(
            TinyNet.create(4),
            other,
            photos,
            photos,
            options(1).continued(1e-3),
            folder.resolve("work"),
            new Recorder(1));

    assertThatThrownBy(tuning::run).isInstanceOf(IOException.class).hasMessageContaining("head");
  }

  @Test
  void aRunThatWasStoppedAndResumedGivesTheSameNetwork() throws Exception {
    FineTuning.Trained straight =
        tuning(options(3), folder.resolve("a"), new Recorder(Integer.MAX_VALUE)).run();
    Path work = folder.resolve("b");
    FineTuning.Trained stopped = tuning(options(3), work, new Recorder(2)).run();
    FineTuning.Trained resumed = tuning(options(3), work, new Recorder(Integer.MAX_VALUE)).run();

    assertThat(stopped.epochs()).isEqualTo(2);
    assertThat(resumed.epochs()).isEqualTo(3);
    float[] expected = straight.head().weight();
    float[] actual = resumed.head().weight();
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-4f));
    }
  }

  @Test
  void aDamagedCheckpointIsNotTakenForAFreshStart() throws IOException {
    Path work = Files.createDirectories(folder.resolve("work"));
    Files.write(work.resolve("checkpoint.safetensors"), new byte[100]);

    assertThatThrownBy(() -> tuning(options(1), work, new Recorder(1)).run())
        .isInstanceOf(IOException.class);
  }

  /** Collects losses and cancels after some epochs. */
  private static final class Recorder implements TrainingListener {
    private final List<Double> losses = new ArrayList<>();
    private final int maxEpochs;
    private int epochs;

    Recorder(int maxEpochs) {
      this.maxEpochs = maxEpochs;
    }

    @Override
    public void step(int epoch, int step, int steps, double loss, int photos) {
      losses.add(loss);
      epochs = step == steps ? epoch + 1 : epochs;
    }

    @Override
    public void message(String text) {
      assertThat(text).isNotBlank();
    }

    @Override
    public boolean cancelled() {
      return epochs >= maxEpochs;
    }
  }
}
