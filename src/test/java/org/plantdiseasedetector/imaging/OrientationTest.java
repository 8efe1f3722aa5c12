package org.plantdiseasedetector.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.testing.Pictures;
import org.plantdiseasedetector.testing.SharedFiles;

class OrientationTest {

  /** Two columns, three rows, letters for colours: "ab", "cd", "ef". */
  private static final RgbImage LETTERS = Pictures.rgb(2, 3, (x, y) -> "abcdef".charAt(y * 2 + x));

  @ParameterizedTest
  @CsvSource({
    "0,ab/cd/ef",
    "1,ab/cd/ef",
    "2,ba/dc/fe",
    "3,fe/dc/ba",
    "4,ef/cd/ab",
    "5,ace/bdf",
    "6,eca/fdb",
    "7,fdb/eca",
    "8,bdf/ace",
    "9,ab/cd/ef"
  })
  void turnsPixels(int value, String expected) {
    assertThat(text(Orientation.of(value).apply(LETTERS))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"II", "MM"})
  void readsTheTagInBothByteOrders(String order) {
    assertThat(Orientation.read(exif(order, 6))).isEqualTo(Orientation.of(6));
  }

  @Test
  void missingOrDamagedMetadataMeansUpright() {
    assertThat(Orientation.read(new byte[0])).isEqualTo(Orientation.UPRIGHT);
    assertThat(Orientation.read("II*\0".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(Orientation.UPRIGHT);
    byte[] noise = new byte[300];
    new Random(3).nextBytes(noise);
    assertThat(Orientation.read(noise)).isEqualTo(Orientation.UPRIGHT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void allOrientationsGiveTheSameUprightPhoto(int value) throws IOException, PhotoException {
    Path folder = SharedFiles.orSkip("hostile/exif-orientation");
    SafePhotoDecoder decoder = new SafePhotoDecoder();
    DecodedPhoto expected =
        decoder.decode(Files.readAllBytes(folder.resolve("Landscape_1.jpg")), 1200);
    DecodedPhoto photo =
        decoder.decode(Files.readAllBytes(folder.resolve("Landscape_" + value + ".jpg")), 200);

    assertThat(photo.sourceWidth()).isEqualTo(1800);
    assertThat(photo.sourceHeight()).isEqualTo(1200);
    RgbImage reference =
        Resampler.resize(expected.image(), 0, 0, 1800, 1200, photo.image().width(), 300);
    assertThat(photo.image().height()).isEqualTo(300);
    assertThat(Pictures.difference(photo.image(), reference)).isLessThan(6);
  }

  private static byte[] exif(String order, int value) {
    String text =
        order.equals("II")
            ? "II*\0\10\0\0\0\1\0\22\1\3\0\1\0\0\0" + (char) value + "\0\0\0\0\0\0\0"
            : "MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0" + (char) value + "\0\0\0\0\0\0";
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(RgbImage image) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < image.width() * image.height(); i++) {
      text.append(i > 0 && i % image.width() == 0 ? "/" : "");
      text.append((char) Pictures.pixel(image, i % image.width(), i / image.width()));
    }
    return text.toString();
  }
}
