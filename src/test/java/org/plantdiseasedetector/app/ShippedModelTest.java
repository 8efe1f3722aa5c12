package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.diagnosis.PhotoFinder;
import org.plantdiseasedetector.domain.Diagnosis;
import org.plantdiseasedetector.domain.DiagnosisOutcome.Rejected;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.inference.DeviceChoice;
import org.plantdiseasedetector.model.ModelBundle;

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
