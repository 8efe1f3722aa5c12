package org.plantdiseasedetector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.domain.ComputeDevice;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome.Confident;
import org.plantdiseasedetector.domain.DiagnosisOutcome.NotRecognised;
import org.plantdiseasedetector.domain.DiagnosisOutcome.Uncertain;
import org.plantdiseasedetector.domain.Failure;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.imaging.DecodeLimits;
import org.plantdiseasedetector.imaging.PhotoDecoder;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.imaging.SquareViews;
import org.plantdiseasedetector.leaf.LesionNet;
import org.plantdiseasedetector.leaf.PhotoInspector;
import org.plantdiseasedetector.leaf.SeverityMeter;
import org.plantdiseasedetector.testing.FakeClassifier;
import org.plantdiseasedetector.testing.Pictures;

class DiagnosisPipelineTest {

  private static final int RED = 0xE01010;
  private static final int GREEN = 0x10E010;

  @TempDir private Path folder;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final FakeClassifier classifier = new FakeClassifier();
  private final AtomicLong clock = new AtomicLong();
  private final DiagnosisPipeline pipeline = pipeline(new SafePhotoDecoder());

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void aPhotoGetsACompleteDiagnosis() throws IOException {
    Path photo = photo("leaf.png", RED);
    Diagnosis diagnosis = pipeline.diagnose(photo);

    assertThat(diagnosis.outcome()).isInstanceOf(Confident.class);
    assertThat(diagnosis.outcome().candidates().getFirst().classId().value())
        .isEqualTo("apple.scab");
    assertThat(diagnosis.path()).isEqualTo(photo);
    assertThat(diagnosis.sha256()).hasValueSatisfying(hash -> assertThat(hash).hasSize(64));
    assertThat(diagnosis.model().toString()).isEqualTo("fake 1.2.3");
    assertThat(diagnosis.device()).isEqualTo(ComputeDevice.CPU);
    assertThat(diagnosis.warnings()).isEmpty();
    assertThat(diagnosis.failure()).isEmpty();
    assertThat(diagnosis.elapsed()).isEqualTo(Duration.ofMillis(15));
  }

  @Test
  void theHashIsThatOfTheFile() throws IOException {
    Path text = Files.writeString(folder.resolve("abc.jpg"), "abc");
    // FIPS 180-2, appendix B.1
    assertThat(pipeline.diagnose(text).sha256())
        .hasValue("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void mixedColoursAreUncertainAndGrayIsNotRecognised() throws IOException {
    assertThat(pipeline.diagnose(photo("mixed.png", 0xC08000)).outcome())
        .isInstanceOf(Uncertain.class);
    assertThat(pipeline.diagnose(photo("gray.png", 0x808080)).outcome())
        .isInstanceOf(NotRecognised.class);
  }

  @Test
  void aSmallPhotoIsDiagnosedWithAWarning() throws IOException {
    DiagnosisPipeline tolerant =
        pipeline(new SafePhotoDecoder(new DecodeLimits(1000_000, 1000_000, 8)));
    Path small = Files.write(folder.resolve("small.png"), png(GREEN, 40, 30));
    Diagnosis diagnosis = tolerant.diagnose(small);
    assertThat(diagnosis.outcome()).isInstanceOf(Confident.class);
    assertThat(diagnosis.warnings()).singleElement().asString().contains("40 x 30 pixels");
  }

  @Test
  void brokenFilesAreRowsInTheMiddleOfABatch() throws IOException {
    byte[] jpeg = Pictures.jpeg(90, 90);
    List<Path> photos =
        List.of(
            photo("1.png", RED),
            Files.write(folder.resolve("2.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2)),
            Files.writeString(folder.resolve("3.jpg"), "I am a text", StandardCharsets.UTF_8),
            Files.createFile(folder.resolve("4.jpg")),
            folder.resolve("5.jpg"),
            photo("6.png", GREEN));
    List<Diagnosis> results = all(photos);

    assertThat(results).extracting(Diagnosis::path).containsExactlyElementsOf(photos);
    assertThat(results.stream().map(d -> d.failure().map(Failure::code).orElse(null)))
        .containsExactly(
            null,
            FailureCode.IMAGE_DAMAGED,
            FailureCode.NOT_AN_IMAGE,
            FailureCode.FILE_EMPTY,
            FailureCode.FILE_NOT_FOUND,
            null);
    assertThat(results.get(1).failure().orElseThrow().file()).endsWith("2.jpg");
    assertThat(results.get(1).sha256()).isPresent();
    assertThat(results.get(3).sha256()).isEmpty();
  }

  @Test
  void defectsAndExhaustedMemoryOfOnePhotoDoNotStopTheOthers() throws IOException {
    PhotoDecoder real = new SafePhotoDecoder();
    DiagnosisPipeline fragile =
        pipeline(
            (bytes, side) ->
                switch (bytes.length) {
                  case 1 -> throw new IllegalStateException("defect");
                  case 2 -> throw new OutOfMemoryError("simulated");
                  case 3 -> throw new StackOverflowError();
                  default -> real.decode(bytes, side);
                });
    List<Path> photos = new ArrayList<>();
    for (int size = 1; size <= 3; size++) {
      photos.add(Files.write(folder.resolve(size + ".jpg"), new byte[size]));
    }
    photos.add(photo("4.png", RED));
    List<Diagnosis> results = new ArrayList<>();
    fragile.diagnoseAll(photos, (index, diagnosis) -> results.add(diagnosis), () -> false);

    assertThat(results.stream().map(d -> d.failure().map(Failure::code).orElse(null)))
        .containsExactly(
            FailureCode.INTERNAL_ERROR,
            FailureCode.IMAGE_TOO_LARGE,
            FailureCode.INTERNAL_ERROR,
            null);
  }

  @Test
  void anEngineFailureIsARowToo() throws IOException {
    classifier.breakDown();
    Diagnosis diagnosis = pipeline.diagnose(photo("leaf.png", RED));
    assertThat(diagnosis.failure().map(Failure::code)).hasValue(FailureCode.INFERENCE_FAILED);
  }

  @Test
  void manyPhotosAreReportedInOrderAndAllOnce() throws IOException {
    List<Path> photos = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      photos.add(photo("p%02d.png".formatted(i), i % 2 == 0 ? RED : GREEN));
    }
    List<Integer> order = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    pipeline.diagnoseAll(
        photos,
        (index, diagnosis) -> {
          order.add(index);
          classes.add(diagnosis.outcome().candidates().getFirst().classId().value());
          assertThat(diagnosis.path()).isEqualTo(photos.get(index));
        },
        () -> false);
    assertThat(order).hasSize(40).isSorted().doesNotHaveDuplicates();
    assertThat(classes.subList(0, 2)).containsExactly("apple.scab", "tomato.healthy");
  }

  @Test
  void photosThatAWorkerTakesTogetherKeepTheirOrderAndTheirFailures() throws IOException {
    List<Path> photos = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      photos.add(
          i == 5 ? folder.resolve("gone.png") : photo("p%d.png".formatted(i), i < 5 ? RED : GREEN));
    }
    List<Diagnosis> results = new ArrayList<>();
    pipeline(new SafePhotoDecoder(), new BatchPlan(2, 1, 4))
        .diagnoseAll(
            photos,
            (index, diagnosis) -> {
              assertThat(index).isEqualTo(results.size());
              results.add(diagnosis);
            },
            () -> false);
    assertThat(results).extracting(Diagnosis::path).containsExactlyElementsOf(photos);
    assertThat(results.get(5).failure().map(Failure::code)).hasValue(FailureCode.FILE_NOT_FOUND);
    assertThat(results.get(4).outcome().candidates().getFirst().classId().value())
        .isEqualTo("apple.scab");
    assertThat(results.get(6).outcome().candidates().getFirst().classId().value())
        .isEqualTo("tomato.healthy");
  }

  @Test
  void cancellingStartsNoFurtherPhotoAndReportsThoseInFlight() throws IOException {
    List<Path> photos = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      photos.add(photo("p%02d.png".formatted(i), RED));
    }
    List<Integer> reported = new ArrayList<>();
    pipeline.diagnoseAll(
        photos, (index, diagnosis) -> reported.add(index), () -> reported.size() >= 2);
    assertThat(reported).startsWith(0, 1).isSorted().hasSizeBetween(2, 5);
    assertThat(classifier.photos()).isEqualTo(reported.size());
  }

  @Test
  void aBatchThatIsCancelledAtOnceReportsNothing() throws IOException {
    List<Diagnosis> results = new ArrayList<>();
    pipeline.diagnoseAll(
        List.of(photo("a.png", RED)), (index, diagnosis) -> results.add(diagnosis), () -> true);
    assertThat(results).isEmpty();
  }

  @Test
  void anInterruptEndsTheBatchAndStaysSet() throws IOException {
    List<Path> photos = List.of(photo("a.png", RED), photo("b.png", RED));
    List<Diagnosis> results = new ArrayList<>();
    Thread.currentThread().interrupt();
    pipeline.diagnoseAll(photos, (index, diagnosis) -> results.add(diagnosis), () -> false);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(results).isEmpty();
  }

  @Test
  void aListenerThatCannotGoOnEndsTheBatch() throws IOException {
    List<Path> photos = List.of(photo("a.png", RED), photo("b.png", RED), photo("c.png", RED));
    assertThatThrownBy(
            () ->
                pipeline.diagnoseAll(
                    photos,
                    (index, diagnosis) -> {
                      throw new IllegalStateException("disk full");
                    },
                    () -> false))
        .hasMessage("disk full");
  }

  private List<Diagnosis> all(List<Path> photos) {
    List<Diagnosis> results = new ArrayList<>();
    pipeline.diagnoseAll(photos, (index, diagnosis) -> results.add(diagnosis), () -> false);
    return results;
  }

  private Path photo(String name, int rgb) throws IOException {
    return Files.write(folder.resolve(name), png(rgb, 80, 80));
  }

  private static byte[] png(int rgb, int width, int height) {
    return Pictures.encode(Pictures.plain(width, height, BufferedImage.TYPE_INT_RGB, rgb), "png");
  }

  private DiagnosisPipeline pipeline(PhotoDecoder decoder) {
    return pipeline(decoder, BatchPlan.independent(2));
  }

  private DiagnosisPipeline pipeline(PhotoDecoder decoder, BatchPlan plan) {
    return new DiagnosisPipeline(
        decoder,
        new SquareViews(FakeClassifier.BUNDLE.config().input()),
        new PhotoInspector(new SeverityMeter(LesionNet.shipped())),
        classifier,
        DecodeLimits.STANDARD,
        new DiagnosisPipeline.Workers(threads, plan),
        () -> clock.addAndGet(5_000_000));
  }
}
