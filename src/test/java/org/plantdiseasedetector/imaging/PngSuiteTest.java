package org.plantdiseasedetector.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plantdiseasedetector.domain.FailureCode;
import org.plantdiseasedetector.testing.Pictures;
import org.plantdiseasedetector.testing.SharedFiles;

/**
 * Willem van Schaik's PNG files, each with the features of its name. Files that begin with x are
 * damaged; the others are compared with JavaFX, whose PNG reader the app does not use.
 */
class PngSuiteTest {

  private static final PhotoDecoder DECODER =
      new SafePhotoDecoder(new DecodeLimits(64 << 20, 200_000_000L, 1));

  /** Their signature is damaged, so that they are no PNG files at all. */
  private static final List<String> NO_SIGNATURE =
      List.of("xs1n0g01", "xs2n0g01", "xs4n0g01", "xs7n0g01", "xcrn0g04", "xlfn0g04");

  @TestFactory
  Stream<DynamicTest> everyFileIsReadOrRefusedAsItShould() throws IOException {
    Path folder = SharedFiles.orSkip("hostile/pngsuite/png");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted = files.sorted().toList();
      assertThat(sorted).hasSize(175);
      return sorted.stream()
          .map(file -> dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
  }

  private static void check(Path file) throws IOException, PhotoException {
    byte[] bytes = Files.readAllBytes(file);
    String name = file.getFileName().toString().replace(".png", "");
    if (name.startsWith("x")) {
      FailureCode code =
          NO_SIGNATURE.contains(name) ? FailureCode.NOT_AN_IMAGE : FailureCode.IMAGE_DAMAGED;
      assertThatThrownBy(() -> DECODER.decode(bytes, 32))
          .isInstanceOfSatisfying(
              PhotoException.class, failure -> assertThat(failure.code()).isEqualTo(code));
    } else {
      RgbImage decoded = DECODER.decode(bytes, 32).image();
      assertThat(Pictures.difference(decoded, reference(bytes))).isLessThan(1);
    }
  }

  private static RgbImage reference(byte[] bytes) {
    Image image = new Image(new ByteArrayInputStream(bytes));
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return Pixels.flatten(width, height, argb);
  }
}
