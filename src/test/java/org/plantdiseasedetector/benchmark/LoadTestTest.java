package org.plantdiseasedetector.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.diagnosis.BatchPlan;
import org.plantdiseasedetector.diagnosis.DiagnosisPipeline;
import org.plantdiseasedetector.diagnosis.DiagnosisService;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.ModelIdentity;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.SquareViews;
import org.plantdiseasedetector.leaf.LesionNet;
import org.plantdiseasedetector.leaf.PhotoInspector;
import org.plantdiseasedetector.leaf.SeverityMeter;
import org.plantdiseasedetector.testing.FakeClassifier;
import org.plantdiseasedetector.testing.Pictures;

/** The clock is moved by its readers: a tenth of a second each time. */
class LoadTestTest {

  private static final long STEP = 100_000_000;

  @TempDir private Path folder;

  private final ExecutorService threads = Executors.newFixedThreadPool(1);
  private final AtomicLong now = new AtomicLong();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private final class FakeSubject implements Subject {

    @Override
    public DiagnosisPipeline pipeline() {
      return new DiagnosisPipeline(
          new SafePhotoDecoder(),
          new SquareViews(FakeClassifier.BUNDLE.config().input()),
          new PhotoInspector(new SeverityMeter(LesionNet.shipped())),
          new FakeClassifier(),
          DecodeLimits.STANDARD,
          new DiagnosisPipeline.Workers(threads, plan()),
          this::time);
    }

    private long time() {
      return now.addAndGet(STEP);
    }

    @Override
    public BatchPlan plan() {
      return BatchPlan.independent(1);
    }

    @Override
    public ComputeDevice device() {
      return ComputeDevice.CPU;
    }

    @Override
    public ModelIdentity model() {
      return FakeClassifier.BUNDLE.identity();
    }

    @Override
    public String remark() {
      return "";
    }

    @Override
    public DiagnosisService by(BatchPlan plan) {
      return pipeline();
    }

    @Override
    public OptionalDouble drift() {
      return OptionalDouble.empty();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private LoadTest test() {
    return new LoadTest(
        new FakeSubject(),
        new MachineProbe(folder.resolve("root"), "Linux", "amd64", 1),
        "1.0",
        new RunHistory(folder).journal(),
        () -> Instant.EPOCH,
        () -> now.addAndGet(STEP));
  }

  private List<Path> photos() throws IOException {
    Path good = folder.resolve("a.png");
    Files.write(
        good, Pictures.encode(Pictures.plain(80, 80, BufferedImage.TYPE_INT_RGB, 0x10E010), "png"));
    Path broken = Files.createFile(folder.resolve("b.png"));
    return List.of(good, broken);
  }

  /** Stops after so many windows. */
  private static LoadTest.Watch stopAfter(int windows) {
    AtomicInteger seen = new AtomicInteger();
    return new LoadTest.Watch() {
      @Override
      public void window(LoadRun.Window window, int seconds) {
        seen.incrementAndGet();
      }

      @Override
      public boolean stopped() {
        return seen.get() >= windows;
      }
    };
  }

  @Test
  void aWholeTestCountsPhotosFailuresAndTime() throws Exception {
    LoadRun run = test().run(photos(), 1, stopAfter(Integer.MAX_VALUE));

    assertThat(run.complete()).isTrue();
    assertThat(run.seconds()).isGreaterThan(50);
    assertThat(run.failed()).isPositive().isLessThan(run.photos());
    assertThat(run.median().value()).isPositive();
    assertThat(run.windows()).isSortedAccordingTo((a, b) -> Double.compare(a.second(), b.second()));
  }

  @Test
  void aStoppedTestKeepsWhatItMeasuredAlsoOnDisk() throws Exception {
    LoadTest test = test();
    LoadRun run = test.run(photos(), 1, stopAfter(3));

    assertThat(run.complete()).isFalse();
    assertThat(run.windows()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(test.journal().read().orElseThrow().windows()).isEqualTo(run.windows());
  }

  @Test
  void aTestStoppedBeforeItBeganHasNoResult() throws Exception {
    List<Path> photos = photos();

    assertThatThrownBy(() -> test().run(photos, 1, stopAfter(0)))
        .isInstanceOf(StoppedException.class);
  }
}
