package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome.NotRecognised;
import org.plantdiseasedetector.domain.DiagnosisOutcome.Rejected;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.model.ModelBundle;
import org.plantdiseasedetector.testing.Pictures;

/** The product as it ships: real engine, real model, real photos. */
class ShippedModelTest {

  private static final long MAX_BUNDLE_BYTES = 15_000_000;
  private static final Environment ENVIRONMENT = Environment.ofProcess();

  private static RunningDiagnosis product;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws ModelUnavailableException {
    product = Product.compose(ENVIRONMENT).open(DeviceChoice.CPU, 1);
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  /** The samples' names begin with host and condition: {@code tomato-late-blight.jpg}. */
  @Test
  void everySamplePhotoIsDiagnosedAsWhatItShows() throws IOException {
    List<Path> samples = new PhotoFinder().find(List.of(ENVIRONMENT.samplesDirectory()));

    assertThat(samples).hasSizeGreaterThanOrEqualTo(8);
    for (Path sample : samples) {
      Diagnosis diagnosis = product.service().diagnose(sample);
      String top = diagnosis.outcome().candidates().getFirst().classId().value();
      String expected = sample.getFileName().toString().replace(".jpg", "");
      assertThat(top.replace('.', '-').replace('_', '-')).isEqualTo(expected);
      assertThat(diagnosis.outcome()).as(expected).isNotInstanceOf(NotRecognised.class);
    }
  }

  @Test
  void picturesWithoutALeafAreNotRecognised() throws IOException {
    Random random = new Random(5);
    List<IntBinaryOperator> pictures =
        List.of(
            (x, y) -> 0x303030,
            (x, y) -> 0xD0D0D0,
            (x, y) -> 0x2E7D32,
            (x, y) -> 0x8A8F96,
            (x, y) -> random.nextInt(1 << 24),
            (x, y) -> (x / 20 + y / 20) % 2 == 0 ? 0xFFFFFF : 0x101010);

    for (int i = 0; i < pictures.size(); i++) {
      BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < 240; y++) {
        for (int x = 0; x < 320; x++) {
          image.setRGB(x, y, pictures.get(i).applyAsInt(x, y));
        }
      }
      Path file = Files.write(folder.resolve(i + ".png"), Pictures.encode(image, "png"));
      assertThat(product.service().diagnose(file).outcome())
          .as("picture " + i)
          .isInstanceOf(NotRecognised.class);
    }
  }

  @Test
  void oneBrokenFileAmongGoodOnesIsARowAndNotAnEnd() throws IOException {
    Path good = ENVIRONMENT.samplesDirectory().resolve("tomato-late-blight.jpg");
    Path text = Files.writeString(folder.resolve("text.jpg"), "no photo");
    Path empty = Files.createFile(folder.resolve("empty.jpg"));
    byte[] bytes = Files.readAllBytes(good);
    Path cut = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(bytes, bytes.length / 2));
    List<Diagnosis> rows = new ArrayList<>();

    product
        .service()
        .diagnoseAll(List.of(text, good, cut, empty, good), (i, row) -> rows.add(row), () -> false);

    assertThat(rows).hasSize(5);
    assertThat(rows)
        .extracting(row -> row.outcome() instanceof Rejected)
        .containsExactly(true, false, true, true, false);
    assertThat(rows.get(0).failure().orElseThrow().code()).isEqualTo(FailureCode.NOT_AN_IMAGE);
    assertThat(rows.get(2).failure().orElseThrow().code()).isEqualTo(FailureCode.IMAGE_DAMAGED);
    assertThat(rows.get(3).failure().orElseThrow().code()).isEqualTo(FailureCode.FILE_EMPTY);
    assertThat(rows.get(4).outcome()).isEqualTo(rows.get(1).outcome());
  }

  @Test
  void theBundleIsSmallEnoughToTravel() throws IOException {
    ModelBundle bundle = product.classifier().bundle();
    long total = 0;
    try (Stream<Path> files = Files.walk(bundle.directory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        total += Files.size(file);
      }
    }
    assertThat(total).isLessThanOrEqualTo(MAX_BUNDLE_BYTES);
    assertThat(bundle.classes()).hasSize(44);
  }
}
