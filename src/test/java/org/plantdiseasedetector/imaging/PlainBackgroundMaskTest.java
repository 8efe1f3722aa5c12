package org.plantdiseasedetector.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainBackgroundMaskTest {

  private static final Path SAMPLES = Path.of("src/main/samples");
  private static final int SIDE = 256;

  /** A leaf of radius 70 with a white hole, a shadow right of it, on a grainy coloured sheet. */
  private static RgbImage scene(int red, int green, int blue) {
    Random grain = new Random(1);
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int x = i % SIDE;
      int y = i / SIDE;
      int noise = grain.nextInt(31) - 15;
      if (Math.hypot(x - 110, y - 128) < 8) {
        set(rgb, i, 250, 250, 250, 0);
      } else if (isLeaf(x, y)) {
        set(rgb, i, 60, 110, 50, noise);
      } else if (Math.hypot(x - 135, y - 140) < 70) {
        set(rgb, i, red / 4, green / 4, blue / 4, noise / 4);
      } else {
        set(rgb, i, red, green, blue, noise);
      }
    }
    return new RgbImage(SIDE, SIDE, rgb);
  }

  private static boolean isLeaf(int x, int y) {
    return Math.hypot(x - 110, y - 128) < 70;
  }

  private static void set(byte[] rgb, int i, int red, int green, int blue, int noise) {
    rgb[3 * i] = (byte) Math.clamp(red + noise, 0, 255);
    rgb[3 * i + 1] = (byte) Math.clamp(green + noise, 0, 255);
    rgb[3 * i + 2] = (byte) Math.clamp(blue + noise, 0, 255);
  }

  private static double overlap(PlainBackgroundMask mask) {
    int both = 0;
    int either = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      boolean found = mask.isLeaf(i % SIDE, i / SIDE);
      boolean leaf = isLeaf(i % SIDE, i / SIDE);
      both += found && leaf ? 1 : 0;
      either += found || leaf ? 1 : 0;
    }
    return (double) both / either;
  }

  @ParameterizedTest
  @ValueSource(strings = {"150,145,150", "140,130,165", "190,175,165", "240,240,240", "3,3,3"})
  void findsTheLeafWithItsHoleAndWithoutItsShadow(String background) {
    List<Integer> rgb = Stream.of(background.split(",")).map(Integer::valueOf).toList();

    PlainBackgroundMask mask =
        PlainBackgroundMask.find(scene(rgb.get(0), rgb.get(1), rgb.get(2))).orElseThrow();

    assertThat(overlap(mask)).isGreaterThan(0.96);
    assertThat(mask.isLeaf(110, 128)).as("hole").isTrue();
    assertThat(mask.isLeaf(195, 150)).as("shadow").isFalse();
  }

  @Test
  void theEdgeIsSoftAndTheRestIsNot() {
    PlainBackgroundMask mask = PlainBackgroundMask.find(scene(150, 145, 150)).orElseThrow();

    assertThat(mask.alpha(110, 110)).isEqualTo(255);
    assertThat(mask.alpha(5, 5)).isZero();
    assertThat(mask.leafFraction()).isBetween(0.22, 0.26);
    assertThat(Stream.iterate(20, x -> x + 1).limit(60).map(x -> mask.alpha(x, 128)))
        .anyMatch(alpha -> alpha > 40 && alpha < 215);
  }

  @Test
  void dilationCoversAMargin() {
    PlainBackgroundMask mask = PlainBackgroundMask.find(scene(150, 145, 150)).orElseThrow();

    boolean[] grown = mask.dilated(6);

    assertThat(grown[128 * SIDE + 36]).isTrue();
    assertThat(mask.isLeaf(36, 128)).isFalse();
    assertThat(grown[128 * SIDE + 28]).isFalse();
  }

  @Test
  void aLeafThatFillsThePhotoHasNoBackground() {
    byte[] rgb = new byte[3 * 64 * 64];
    for (int i = 0; i < 64 * 64; i++) {
      set(rgb, i, 60, 120, 50, i % 7);
    }

    assertThat(PlainBackgroundMask.find(new RgbImage(64, 64, rgb))).isEmpty();
  }

  @Test
  void aSheetWithoutALeafHasNoMask() {
    byte[] rgb = new byte[3 * 64 * 64];
    for (int i = 0; i < 64 * 64; i++) {
      set(rgb, i, 150, 150, 150, i % 7);
    }

    assertThat(PlainBackgroundMask.find(new RgbImage(64, 64, rgb))).isEmpty();
  }

  @Test
  void aGreyButPatternedBackgroundIsNotPlain() {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      boolean isLight = (i % SIDE / 12 + i / SIDE / 12) % 2 == 0;
      int grey = isLight ? 190 : 90;
      set(
          rgb,
          i,
          isLeaf(i % SIDE, i / SIDE) ? 40 : grey,
          isLeaf(i % SIDE, i / SIDE) ? 130 : grey,
          isLeaf(i % SIDE, i / SIDE) ? 40 : grey,
          0);
    }

    assertThat(PlainBackgroundMask.find(new RgbImage(SIDE, SIDE, rgb))).isEmpty();
  }

  @Test
  void aSinglePixelIsNoPhotoOnAPlainBackground() {
    assertThat(PlainBackgroundMask.find(new RgbImage(1, 1, new byte[3]))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apple-scab",
        "coffee-rust",
        "coffee-leaf-miner",
        "corn-northern-leaf-blight",
        "grape-black-rot",
        "pepper-bacterial-spot",
        "potato-early-blight",
        "strawberry-leaf-scorch",
        "tomato-healthy",
        "tomato-late-blight"
      })
  void cutsLeavesOfLaboratoryPhotos(String name) throws IOException {
    PlainBackgroundMask mask =
        PlainBackgroundMask.find(TestPhotos.read(SAMPLES.resolve(name + ".jpg"))).orElseThrow();

    assertThat(mask.leafFraction()).isBetween(0.15, 0.85);
    assertThat(mask.isLeaf(mask.width() / 2, mask.height() / 2)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bean-rust", "bean-healthy"})
  void leavesFieldPhotosAlone(String name) throws IOException {
    RgbImage photo = TestPhotos.read(SAMPLES.resolve(name + ".jpg"));

    assertThat(PlainBackgroundMask.find(photo)).isEmpty();
  }

  @Test
  void agreesWithHandDrawnMasksOfCoffeeLeaves() throws IOException {
    Path data = Path.of("").toAbsolutePath().resolveSibling("shared/data/severity/val");
    Assumptions.assumeTrue(Files.isDirectory(data), "needs the coffee leaf masks in ../shared");
    double sum = 0;
    int n = 0;
    try (Stream<Path> photos = Files.list(data.resolve("images"))) {
      for (Path photo : photos.toList()) {
        String mask = photo.getFileName().toString().replace(".jpg", "_mask.png");
        sum += overlap(photo, data.resolve("masks").resolve(mask));
        n++;
      }
    }

    assertThat(sum / n).isGreaterThan(0.96);
  }

  private static double overlap(Path photo, Path truth) throws IOException {
    PlainBackgroundMask mask = PlainBackgroundMask.find(TestPhotos.read(photo)).orElseThrow();
    Raster raster = ImageIO.read(truth.toFile()).getRaster();
    int both = 0;
    int either = 0;
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        int column = x * raster.getWidth() / mask.width();
        int row = y * raster.getHeight() / mask.height();
        boolean leaf = raster.getSample(column, row, 0) > 0;
        both += leaf && mask.isLeaf(x, y) ? 1 : 0;
        either += leaf || mask.isLeaf(x, y) ? 1 : 0;
      }
    }
    return (double) both / either;
  }
}
