package org.plantdiseasedetector.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoSetTest {

  @TempDir Path root;

  @BeforeEach
  void drawLeaves() throws IOException {
    TestPhotos.write(root.resolve("train"), "bean.rust", Color.ORANGE, 3);
    TestPhotos.write(root.resolve("train"), "apple.scab", Color.BLACK, 9);
  }

  @Test
  void labelsFollowTheSortedClassFolders() throws IOException {
    PhotoSet set = PhotoSet.read(root.resolve("train"), 320, false);

    assertThat(set.classes()).containsExactly("apple.scab", "bean.rust");
    assertThat(set.classCounts()).containsExactly(9, 3);
    assertThat(set.photos()).allSatisfy(photo -> assertThat(photo.domain()).isEqualTo("all"));
  }

  @Test
  void photosThatMayNotTrainShippedWeightsAreLeftOut() throws IOException {
    Files.writeString(
        root.resolve("index.csv"),
        """
        path,class_id,domain,use
        train/bean.rust/leaf-00.png,bean.rust,field,measure
        train/bean.rust/leaf-01.png,bean.rust,field,ship
        train/apple.scab/leaf-00.png,apple.scab,lab,ship
        """);

    PhotoSet set = PhotoSet.read(root.resolve("train"), 320, false);

    assertThat(set.classCounts()).as("listed and marked 'ship'").containsExactly(1, 1);
    assertThat(set.photos().stream().filter(PhotoSet.LeafPhoto::isField)).hasSize(1);
  }

  @Test
  void anIndexWithoutItsColumnsIsRefused() throws IOException {
    Files.writeString(root.resolve("index.csv"), "file,kind\n");

    assertThatThrownBy(() -> PhotoSet.read(root.resolve("train"), 320, false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no column \"path\"");
  }

  @Test
  void largePhotosAreReducedToTheSideThatTrainingNeeds() throws IOException {
    PhotoSet set = PhotoSet.read(root.resolve("train"), 48, false);

    assertThat(set.photos().getFirst().image().width()).isEqualTo(48);
  }

  @Test
  void anEmptyFolderIsRefused() throws IOException {
    Path empty = Files.createDirectories(root.resolve("empty/apple.scab"));

    assertThatThrownBy(() -> PhotoSet.read(empty.getParent(), 320, false))
        .isInstanceOf(IOException.class);
  }

  @Test
  void fullBalancingDrawsBothClassesEqually() throws IOException {
    PhotoSet set = PhotoSet.read(root.resolve("train"), 320, false);
    int[] drawn = new BalancedSampler(set, 1, 1).epoch(new SplittableRandom(3));

    long rare = Arrays.stream(drawn).filter(i -> set.photos().get(i).label() == 1).count();
    assertThat(drawn).hasSize(12);
    assertThat(rare).isBetween(5L, 7L);
  }

  @Test
  void withoutBalancingEveryPhotoIsDrawnOnce() throws IOException {
    PhotoSet set = PhotoSet.read(root.resolve("train"), 320, false);
    int[] drawn = new BalancedSampler(set, 0, 1).epoch(new SplittableRandom(3));

    assertThat(Arrays.stream(drawn).distinct().count()).isEqualTo(12);
  }
}
