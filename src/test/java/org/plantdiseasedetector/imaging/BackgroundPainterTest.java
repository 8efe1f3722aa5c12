package org.plantdiseasedetector.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackgroundPainterTest {

  private static final int SIDE = 128;

  /** A sheet that gets brighter to the right, with grain of ±6, a leaf and its shadow. */
  private static RgbImage scene() {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int x = i % SIDE;
      int sheet = 120 + x / 2 + (i * 7 + i / SIDE * 5) % 13 - 6;
      int grey = isShadow(i) ? 30 : sheet;
      for (int c = 0; c < 3; c++) {
        rgb[3 * i + c] = (byte) (isLeaf(i) ? (c == 1 ? 90 : 20) : grey);
      }
    }
    return new RgbImage(SIDE, SIDE, rgb);
  }

  private static boolean isLeaf(int i) {
    int x = i % SIDE;
    int y = i / SIDE;
    return Math.hypot(x - 60.0, y - 60.0) < 30;
  }

  private static boolean isShadow(int i) {
    int x = i % SIDE;
    int y = i / SIDE;
    return Math.hypot(x - 70.0, y - 64.0) < 30;
  }

  private static boolean[] leaf() {
    boolean[] cover = new boolean[SIDE * SIDE];
    for (int i = 0; i < cover.length; i++) {
      cover[i] = isLeaf(i);
    }
    return cover;
  }

  private static int green(RgbImage image, int i) {
    return image.rgb()[3 * i + 1] & 0xFF;
  }

  @Test
  void flatPaintIsOneColourAndLeavesTheRestAlone() {
    RgbImage painted = new BackgroundPainter(scene(), leaf()).flat();

    int colour = green(painted, 60 * SIDE + 60);
    for (int i = 0; i < SIDE * SIDE; i++) {
      assertThat(green(painted, i)).isEqualTo(isLeaf(i) ? colour : green(scene(), i));
    }
  }

  @Test
  void grainFollowsTheLocalColourAndRemovesTheShadow() {
    RgbImage painted = new BackgroundPainter(scene(), leaf()).grain();

    for (int i = 0; i < SIDE * SIDE; i++) {
      int expected = 120 + i % SIDE / 2;
      assertThat(green(painted, i)).as("pixel %d", i).isBetween(expected - 26, expected + 26);
    }
  }

  @Test
  void grainVariesLikeTheSheet() {
    RgbImage painted = new BackgroundPainter(scene(), leaf()).grain();

    long different =
        IntStream.range(40, 80)
            .map(x -> green(painted, 60 * SIDE + x) - green(painted, 60 * SIDE + x + 1))
            .filter(step -> step != 0)
            .count();
    assertThat(different).isGreaterThan(25);
  }

  @Test
  void theSamePhotoGivesTheSamePicture() {
    assertThat(new BackgroundPainter(scene(), leaf()).grain().rgb())
        .isEqualTo(new BackgroundPainter(scene(), leaf()).grain().rgb());
  }

  @Test
  void aPhotoThatIsCoveredAllOverTurnsBlack() {
    boolean[] all = new boolean[SIDE * SIDE];
    Arrays.fill(all, true);

    assertThat(new BackgroundPainter(scene(), all).grain().rgb()).containsOnly(0);
  }
}
