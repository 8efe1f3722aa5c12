package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plantdiseasedetector.imaging.RgbImage;

class BlankLeafTest {

  private static final int SIDE = 200;

  private static RgbImage disc(int radius) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    Arrays.fill(rgb, (byte) 180);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        if (Math.hypot(x - 100, y - 100) < radius) {
          int p = 3 * (y * SIDE + x);
          rgb[p] = 40;
          rgb[p + 1] = 120;
          rgb[p + 2] = 30;
        }
      }
    }
    return new RgbImage(SIDE, SIDE, rgb);
  }

  @ParameterizedTest
  @EnumSource
  void noTraceOfTheLeafIsLeft(BlankLeaf.Fill fill) {
    RgbImage blank = new BlankLeaf(fill).apply(disc(60)).orElseThrow();

    for (byte value : blank.rgb()) {
      assertThat(value & 0xFF).isEqualTo(180);
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePhotoItselfIsNotChanged(BlankLeaf.Fill fill) {
    RgbImage photo = disc(60);
    byte[] before = photo.rgb().clone();

    new BlankLeaf(fill).apply(photo);

    assertThat(photo.rgb()).isEqualTo(before);
  }

  @Test
  void photosWithoutAPlainBackgroundAreLeftOut() {
    assertThat(new BlankLeaf(BlankLeaf.Fill.FLAT).apply(disc(400))).isEmpty();
  }
}
