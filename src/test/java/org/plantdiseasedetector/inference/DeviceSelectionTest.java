package org.plantdiseasedetector.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.ClassId;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.imaging.PreparedPhoto;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.inference.DeviceFallback.Reason;
import org.plantdiseasedetector.model.GoldenLogits;
import org.plantdiseasedetector.model.InputSpec;
import org.plantdiseasedetector.model.Judgement;
import org.plantdiseasedetector.model.LinearHead;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.model.ModelConfig;
import org.plantdiseasedetector.model.View;
import org.plantdiseasedetector.testing.Trusts;

/** Which device is used when the graphics processor is absent, wrong, full or broken. */
class DeviceSelectionTest {

  private static final String CUDA_FULL =
      "CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 2.00 GiB total capacity)";

  @TempDir private Path folder;

  private final Machine machine = new Machine();
  private final DeviceSelection selection = new DeviceSelection(machine);
  private final List<DeviceFallback> told = new ArrayList<>();
  private ModelBundle bundle;

  @BeforeEach
  void makeBundle() throws IOException, InferenceException {
    bundle =
        new ModelBundle(
            folder,
            new ModelConfig(
                1,
                new ModelIdentity("fake", "1"),
                new InputSpec(
                    64, List.of(View.WHOLE), new float[] {0, 0, 0}, new float[] {1, 1, 1}),
                new ModelConfig.Thresholds(0.8, 0.9, 1)),
            List.of(new ClassId("apple.scab"), new ClassId("tomato.healthy")),
            new LinearHead(2, 1, new float[] {1, -1}, new float[2]),
            Trusts.neutral(2, 1));
    GoldenTest.record(machine.open(bundle, ComputeDevice.CPU, 1)).write(folder);
    machine.opened.clear();
  }

  @Test
  void aGoodGraphicsProcessorIsUsed() throws InferenceException {
    assertThat(load(DeviceChoice.AUTO).device()).isEqualTo(ComputeDevice.GPU);
    assertThat(load(DeviceChoice.GPU).device()).isEqualTo(ComputeDevice.GPU);
    assertThat(load(DeviceChoice.CPU).device()).isEqualTo(ComputeDevice.CPU);
    assertThat(told).isEmpty();
  }

  @Test
  void anAbsentOneIsOnlyWorthAWordIfItWasWanted() throws InferenceException {
    machine.gpu = false;
    assertThat(load(DeviceChoice.AUTO).device()).isEqualTo(ComputeDevice.CPU);
    assertThat(told).isEmpty();
    assertThat(load(DeviceChoice.GPU).device()).isEqualTo(ComputeDevice.CPU);
    assertThat(reasons()).containsExactly(Reason.ABSENT);
  }

  @Test
  void oneThatGivesWrongResultsIsNotUsed() throws InferenceException {
    machine.gpuError = 0.1f;
    Classifier classifier = load(DeviceChoice.AUTO);
    assertThat(classifier.device()).isEqualTo(ComputeDevice.CPU);
    assertThat(reasons()).containsExactly(Reason.WRONG_RESULTS);
    assertThat(machine.opened.getFirst().closed).isTrue();
  }

  @Test
  void oneThatGivesNoNumbersIsNotUsed() throws InferenceException {
    machine.gpuError = Float.NaN;
    assertThat(load(DeviceChoice.AUTO).device()).isEqualTo(ComputeDevice.CPU);
    assertThat(reasons()).containsExactly(Reason.WRONG_RESULTS);
  }

  @Test
  void theRoundingOfGraphicsProcessorsIsNoError() throws InferenceException {
    machine.gpuError = 0.001f;
    assertThat(load(DeviceChoice.AUTO).device()).isEqualTo(ComputeDevice.GPU);
  }

  @Test
  void aFullMemoryWhileLoadingIsTold() throws InferenceException {
    machine.gpuLoadFailure = new InferenceException("cannot load", new RuntimeException(CUDA_FULL));
    assertThat(load(DeviceChoice.AUTO).device()).isEqualTo(ComputeDevice.CPU);
    assertThat(reasons()).containsExactly(Reason.OUT_OF_MEMORY);
  }

  @Test
  void aBrokenDriverIsTold() throws InferenceException {
    machine.gpuLoadFailure = new InferenceException("no kernel image is available");
    assertThat(load(DeviceChoice.GPU).device()).isEqualTo(ComputeDevice.CPU);
    assertThat(reasons()).containsExactly(Reason.FAILED);
  }

  @Test
  void aFullMemoryInABatchMovesItToTheCpuAndLosesNothing() throws InferenceException {
    Classifier classifier = load(DeviceChoice.AUTO);
    Classifier ofWorker = classifier.withThreads(1);
    List<PreparedPhoto> photos = List.of(photo(10), photo(200));
    Classifier.Classified before = ofWorker.classifyWhere(photos);
    machine.gpuFailsFromNowOn = true;
    Classifier.Classified after = ofWorker.classifyWhere(photos);

    assertThat(before.device()).isEqualTo(ComputeDevice.GPU);
    assertThat(after.device()).isEqualTo(ComputeDevice.CPU);
    assertThat(after.predictions()).hasSize(2);
    assertThat(after.predictions().get(1).embedding())
        .isEqualTo(before.predictions().get(1).embedding());
    assertThat(reasons()).containsExactly(Reason.OUT_OF_MEMORY);
    assertThat(classifier.device()).isEqualTo(ComputeDevice.CPU);
    classifier.classify(photos);
    assertThat(told).hasSize(1);

    classifier.close();
    assertThat(machine.opened).hasSize(2).allMatch(network -> network.closed);
  }

  @Test
  void aFailureOnTheCpuIsNotHidden() throws InferenceException {
    Classifier classifier = load(DeviceChoice.AUTO);
    machine.gpuFailsFromNowOn = true;
    machine.cpuFails = true;
    assertThatThrownBy(() -> classifier.classify(List.of(photo(1))))
        .isInstanceOf(InferenceException.class);
  }

  @Test
  void aModelThatIsWrongOnTheCpuIsRefused() throws IOException {
    new GoldenLogits(3, 2, new float[] {5, -5, 5, -5, 5, -5}).write(folder);
    assertThatThrownBy(() -> load(DeviceChoice.CPU))
        .hasMessageContaining("does not give the results that are stored with it");
    assertThat(machine.opened).allMatch(network -> network.closed);
  }

  @Test
  void damagedStoredResultsAreRefused() throws IOException {
    Path file = folder.resolve(GoldenLogits.FILE);
    new GoldenLogits(3, 5, new float[15]).write(folder);
    assertThatThrownBy(() -> load(DeviceChoice.CPU)).hasMessageContaining("5 classes");
    Files.write(file, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> load(DeviceChoice.CPU)).isInstanceOf(InferenceException.class);
    Files.write(file, new byte[2 << 20]);
    assertThatThrownBy(() -> load(DeviceChoice.CPU)).hasMessageContaining("allowed");
  }

  @Test
  void withoutStoredResultsTheGraphicsProcessorIsNotTrusted()
      throws IOException, InferenceException {
    Files.delete(folder.resolve(GoldenLogits.FILE));
    assertThat(load(DeviceChoice.AUTO).device()).isEqualTo(ComputeDevice.CPU);
    assertThat(reasons()).containsExactly(Reason.NOT_TESTABLE);
  }

  private Classifier load(DeviceChoice choice) throws InferenceException {
    Classifier classifier = selection.load(bundle, choice, 1);
    classifier.onFallback(told::add);
    return classifier;
  }

  private List<Reason> reasons() {
    return told.stream().map(DeviceFallback::reason).toList();
  }

  private static PreparedPhoto photo(int level) {
    byte[] rgb = new byte[3 * 64 * 64];
    Arrays.fill(rgb, (byte) level);
    return new PreparedPhoto(List.of(new RgbImage(64, 64, rgb)));
  }

  /** A machine with a processor of each kind and a network that gives the mean level of a photo. */
  private static final class Machine implements DeviceOpener {

    private final List<Network> opened = new ArrayList<>();
    private boolean gpu = true;
    private float gpuError;
    private InferenceException gpuLoadFailure;
    private boolean gpuFailsFromNowOn;
    private boolean cpuFails;

    @Override
    public boolean hasGpu() {
      return gpu;
    }

    @Override
    public Classifier open(ModelBundle bundle, ComputeDevice device, int threads)
        throws InferenceException {
      if (device == ComputeDevice.GPU && gpuLoadFailure != null) {
        throw gpuLoadFailure;
      }
      Network network = new Network(bundle, device);
      opened.add(network);
      return network;
    }

    private final class Network implements Classifier {

      private final ModelBundle bundle;
      private final ComputeDevice device;
      private boolean closed;

      Network(ModelBundle bundle, ComputeDevice device) {
        this.bundle = bundle;
        this.device = device;
      }

      @Override
      public ModelBundle bundle() {
        return bundle;
      }

      @Override
      public ComputeDevice device() {
        return device;
      }

      @Override
      public List<Prediction> classify(List<PreparedPhoto> photos) throws InferenceException {
        boolean onGpu = device == ComputeDevice.GPU;
        if (onGpu ? gpuFailsFromNowOn : cpuFails) {
          throw new InferenceException("failed", new IllegalStateException(CUDA_FULL));
        }
        return photos.stream().map(photo -> prediction(photo, onGpu ? gpuError : 0)).toList();
      }

      private Prediction prediction(PreparedPhoto photo, float error) {
        double sum = 0;
        byte[] rgb = photo.views().getFirst().rgb();
        for (byte level : rgb) {
          sum += level & 0xFF;
        }
        return new Prediction(
            new Judgement(new double[] {0.5, 0.5}, 0.1, 0),
            new float[] {(float) (sum / rgb.length / 255) * (1 + error)});
      }

      @Override
      public Evidence explain(PreparedPhoto photo, List<View> views) {
        return new Evidence(2, List.of());
      }

      @Override
      public void close() {
        closed = true;
      }
    }
  }
}
