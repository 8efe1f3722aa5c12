package org.plantdiseasedetector.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.training.data.Batches.Batch;
import org.plantdiseasedetector.training.data.PhotoSet.LeafPhoto;

class BatchesTest {

  private static final int SIZE = 64;

  @TempDir Path root;
  private PhotoSet set;

  @BeforeEach
  void drawLeaves() throws IOException {
    TestPhotos.write(root, "apple.scab", new Color(0, 90, 0), 4);
    TestPhotos.write(root, "bean.rust", Color.RED, 4);
    StringBuilder index = new StringBuilder("path,domain,use\n");
    for (int i = 0; i < 4; i++) {
      index.append("apple.scab/leaf-0%d.png,lab,ship%n".formatted(i));
      index.append("bean.rust/leaf-0%d.png,field,ship%n".formatted(i));
    }
    Files.writeString(root.resolve("index.csv"), index);
    set = PhotoSet.read(root, 320, true);
  }

  private Batch batch(AugmentationPolicy policy, int epoch) {
    int[] drawn = IntStream.range(0, 8).toArray();
    return new Batches(set, policy, 0.1, 42).batch(drawn, 0, 8, SIZE, epoch);
  }

  @Test
  void theSameEpochGivesTheSamePicturesAndAnotherDoesNot() {
    AugmentationPolicy policy = AugmentationPolicy.field();

    assertThat(batch(policy, 1).pixels()).isEqualTo(batch(policy, 1).pixels());
    assertThat(batch(policy, 1).pixels()).isNotEqualTo(batch(policy, 2).pixels());
  }

  @Test
  void targetsAreProbabilitiesWithTheRightClassFirst() {
    AugmentationPolicy noMix = new AugmentationPolicy(0.5, 0, 0, 0, 0, 0);
    float[] targets = batch(noMix, 0).targets();

    for (int i = 0; i < 8; i++) {
      assertThat(targets[2 * i] + targets[2 * i + 1]).isCloseTo(1f, within(1e-6f));
      assertThat(targets[2 * i + set.photos().get(i).label()]).isCloseTo(0.95f, within(1e-6f));
    }
  }

  @Test
  void cutMixSharesTheTargetByArea() {
    AugmentationPolicy mix = new AugmentationPolicy(1, 0, 0, 0, 0, 1);
    boolean mixed = false;
    for (int epoch = 0; epoch < 5; epoch++) {
      float[] targets = batch(mix, epoch).targets();
      for (int i = 0; i < 8; i++) {
        assertThat(targets[2 * i] + targets[2 * i + 1]).isCloseTo(1f, within(1e-5f));
        mixed |= targets[2 * i] > 0.06f && targets[2 * i] < 0.94f;
      }
    }
    assertThat(mixed).isTrue();
  }

  @Test
  void backgroundReplacementTakesTheGreyAwayButKeepsTheLeaf() {
    LeafPhoto leaf = set.photos().getFirst();
    assertThat(leaf.mask()).isPresent();
    AugmentationPolicy replace = new AugmentationPolicy(1, 0, 0, 0, 1, 0);
    AugmentationPolicy keep = new AugmentationPolicy(1, 0, 0, 0, 0, 0);

    RgbImage replaced = new Augmenter(replace, set).view(leaf, SIZE, new SplittableRandom(1));
    RgbImage kept = new Augmenter(keep, set).view(leaf, SIZE, new SplittableRandom(1));

    assertThat(pixel(replaced, 32, 32)).isEqualTo(pixel(kept, 32, 32));
    assertThat(pixel(replaced, 1, 1)).isNotEqualTo(pixel(kept, 1, 1));
  }

  @Test
  void everyViewHasTheAskedSizeUnderTheFullPolicy() {
    Augmenter augmenter = new Augmenter(AugmentationPolicy.field(), set);
    for (int i = 0; i < 40; i++) {
      RgbImage view = augmenter.view(set.photos().get(i % 8), SIZE, new SplittableRandom(i));
      assertThat(view.width()).isEqualTo(SIZE);
      assertThat(view.height()).isEqualTo(SIZE);
    }
  }

  private static List<Byte> pixel(RgbImage image, int x, int y) {
    int o = 3 * (y * image.width() + x);
    return List.of(image.rgb()[o], image.rgb()[o + 1], image.rgb()[o + 2]);
  }
}
