package org.plantdiseasedetector.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantdiseasedetector.testing.Pictures;

class ResamplerTest {

  @ParameterizedTest
  @CsvSource({"640,480,224,224", "100,80,224,224", "7,300,64,64", "1,1,5,9", "224,500,224,224"})
  void constantPictureStaysConstant(int width, int height, int outW, int outH) {
    byte[] rgb = new byte[width * height * 3];
    Arrays.fill(rgb, (byte) 200);
    RgbImage result =
        Resampler.resize(new RgbImage(width, height, rgb), 0, 0, width, height, outW, outH);
    assertThat(result.width()).isEqualTo(outW);
    assertThat(result.height()).isEqualTo(outH);
    assertThat(result.rgb()).containsOnly((byte) 200);
  }

  @ParameterizedTest
  @CsvSource({"300,64", "64,300", "256,255"})
  void gradientStaysMonotone(int from, int to) {
    RgbImage gradient = gray(from, 1, IntStream.range(0, from).map(x -> x * 255 / from).toArray());
    RgbImage result = Resampler.resize(gradient, 0, 0, from, 1, to, 1);
    for (int x = 1; x < to; x++) {
      assertThat(result.rgb()[x * 3] & 0xFF).isGreaterThanOrEqualTo(result.rgb()[x * 3 - 3] & 0xFF);
    }
  }

  @Test
  void meanIsKept() {
    RgbImage noise = noise(400, 300);
    RgbImage result = Resampler.resize(noise, 0, 0, 400, 300, 100, 75);
    assertThat(mean(result)).isCloseTo(mean(noise), offset(0.5));
  }

  @Test
  void finePatternBecomesGrayInsteadOfAliasing() {
    int[] checkers =
        IntStream.range(0, 120 * 120).map(i -> ((i / 120 + i % 120) & 1) * 255).toArray();
    RgbImage result = Resampler.resize(gray(120, 120, checkers), 0, 0, 120, 120, 17, 17);
    for (byte value : result.rgb()) {
      assertThat(value & 0xFF).isBetween(118, 138);
    }
  }

  @Test
  void reductionEqualsTheTriangleFormula() {
    RgbImage noise = noise(50, 1);
    RgbImage result = Resampler.resize(noise, 0, 0, 50, 1, 12, 1);
    double scale = 50 / 12.0;
    for (int x = 0; x < 12; x++) {
      double sum = 0;
      double weights = 0;
      for (int k = 0; k < 50; k++) {
        double weight = Math.max(0, 1 - Math.abs((k + 0.5) / scale - (x + 0.5)));
        sum += weight * (noise.rgb()[k * 3 + 1] & 0xFF);
        weights += weight;
      }
      assertThat((double) (result.rgb()[x * 3 + 1] & 0xFF)).isCloseTo(sum / weights, offset(0.51));
    }
  }

  @Test
  void nothingOutsideTheCropLeaksIn() {
    RgbImage image =
        Pictures.rgb(60, 40, (x, y) -> x >= 10 && x < 30 && y >= 5 && y < 25 ? 0x00FF00 : 0xFF0000);
    RgbImage result = Resampler.resize(image, 10, 5, 20, 20, 9, 33);
    for (int i = 0; i < 9 * 33; i++) {
      assertThat(Pictures.pixel(result, i % 9, i / 9)).isEqualTo(0x00FF00);
    }
  }

  @Test
  void cropWithoutScalingCopiesExactly() {
    RgbImage noise = noise(30, 20);
    RgbImage result = Resampler.resize(noise, 3, 4, 10, 12, 10, 12);
    assertThat(Pictures.pixel(result, 0, 0)).isEqualTo(Pictures.pixel(noise, 3, 4));
    assertThat(Pictures.pixel(result, 9, 11)).isEqualTo(Pictures.pixel(noise, 12, 15));
  }

  @Test
  void sameSizeReturnsTheSource() {
    RgbImage noise = noise(30, 20);
    assertThat(Resampler.resize(noise, 0, 0, 30, 20, 30, 20)).isSameAs(noise);
  }

  @ParameterizedTest
  @CsvSource({
    "-1,0,5,5,4,4", "0,-1,5,5,4,4", "6,0,5,5,4,4", "0,6,5,5,4,4",
    "0,0,0,5,4,4", "0,0,5,0,4,4", "0,0,5,5,0,4", "0,0,5,5,4,0"
  })
  void refusesImpossibleRectangles(int x, int y, int w, int h, int outW, int outH) {
    RgbImage image = noise(10, 10);
    assertThatThrownBy(() -> Resampler.resize(image, x, y, w, h, outW, outH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RgbImage gray(int width, int height, int[] values) {
    return Pictures.rgb(width, height, (x, y) -> values[y * width + x] * 0x010101);
  }

  private static RgbImage noise(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    new Random(7).nextBytes(rgb);
    return new RgbImage(width, height, rgb);
  }

  private static double mean(RgbImage image) {
    long sum = 0;
    for (byte value : image.rgb()) {
      sum += value & 0xFF;
    }
    return (double) sum / image.rgb().length;
  }
}
