package org.plantdiseasedetector.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantdiseasedetector.testing.Pictures;

class ImageFormatTest {

  @ParameterizedTest
  @CsvSource({"jpg,JPEG", "png,PNG", "gif,GIF", "bmp,BMP", "tiff,TIFF"})
  void recognisesRealFiles(String writer, ImageFormat format) {
    assertThat(ImageFormat.of(Pictures.encode(Pictures.corners(20, 10), writer))).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"II*\0", "MM\0*", "II+\0", "MM\0+"})
  void recognisesAllTiffHeaders(String header) {
    assertThat(ImageFormat.of(latin(header))).isEqualTo(ImageFormat.TIFF);
  }

  @Test
  void recognisesWebp() {
    assertThat(ImageFormat.of(latin("RIFF\1\0\0\0WEBPVP8 "))).isEqualTo(ImageFormat.WEBP);
    assertThat(ImageFormat.of(latin("RIFF\1\0\0\0WAVEfmt "))).isEqualTo(ImageFormat.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"heic", "heix", "mif1", "avif"})
  void recognisesHeifByItsMajorBrand(String brand) {
    assertThat(ImageFormat.of(latin("\0\0\0\24ftyp" + brand + "\0\0\0\0mif1")))
        .isEqualTo(ImageFormat.HEIF);
  }

  @Test
  void recognisesHeifByACompatibleBrand() {
    assertThat(ImageFormat.of(latin("\0\0\0\30ftypxxxx\0\0\0\0yyyyheic")))
        .isEqualTo(ImageFormat.HEIF);
  }

  @Test
  void aFilmIsNoPhoto() {
    assertThat(ImageFormat.of(latin("\0\0\0\24ftypisom\0\0\2\0isomheic")))
        .as("brands behind the box's end do not count")
        .isEqualTo(ImageFormat.UNKNOWN);
    assertThat(ImageFormat.of(latin("\377\0\0\24ftypheic"))).isEqualTo(ImageFormat.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "B", "BMW is a car maker from Munich", "GIF88a", "II*", "%PDF-1.7"})
  void otherContentIsUnknown(String content) {
    assertThat(ImageFormat.of(latin(content))).isEqualTo(ImageFormat.UNKNOWN);
  }

  @Test
  void aPngDamagedByATextModeTransferIsUnknown() {
    byte[] png = Pictures.png(8, 8);
    byte[] withoutReturn = Arrays.copyOf(png, png.length);
    withoutReturn[4] = '\n';
    assertThat(ImageFormat.of(withoutReturn)).isEqualTo(ImageFormat.UNKNOWN);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
