package org.plantdiseasedetector.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantdiseasedetector.imaging.RgbImage;
import org.plantdiseasedetector.imaging.SafePhotoDecoder;
import org.plantdiseasedetector.ui.testkit.TestPhotos;

class PhotoImagesTest {

  @TempDir private Path folder;
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<String> shown = new ArrayList<>();

  @Test
  void loadsAPictureNoLargerThanAskedFor() throws IOException {
    PhotoImages images = images(10, 10);
    List<Optional<Image>> results = new ArrayList<>();

    images.request(TestPhotos.leaf(folder, "a.jpg"), results::add);
    runBackground();

    Image image = results.getFirst().orElseThrow();
    assertThat(image.getWidth()).isEqualTo(64);
    assertThat(image.getHeight()).isEqualTo(48);
    Color middle = image.getPixelReader().getColor(32, 24);
    assertThat(middle.getGreen()).isGreaterThan(middle.getRed());
  }

  @Test
  void aFileThatCannotBeShownGivesNoPicture() throws IOException {
    PhotoImages images = images(10, 10);
    List<Optional<Image>> results = new ArrayList<>();

    images.request(TestPhotos.text(folder, "a.jpg"), results::add);
    images.request(folder.resolve("missing.jpg"), results::add);
    images.request(folder, results::add);
    runBackground();

    assertThat(results).hasSize(3).allSatisfy(result -> assertThat(result).isEmpty());
  }

  @Test
  void servesTheLatestWishFirstAndForgetsTheOldest() throws IOException {
    PhotoImages images = images(10, 2);
    for (String name : List.of("first", "forgotten", "third", "latest")) {
      images.request(TestPhotos.leaf(folder, name), image -> shown.add(name));
    }

    runBackground();

    assertThat(shown).containsExactly("first", "latest", "third");
  }

  @Test
  void keepsWhatWasLoaded() throws IOException {
    PhotoImages images = images(10, 10);
    Path photo = TestPhotos.leaf(folder, "a.jpg");
    images.request(photo, image -> shown.add("loaded"));
    runBackground();

    images.request(photo, image -> shown.add("at once"));

    assertThat(shown).containsExactly("loaded", "at once");
    assertThat(background).isEmpty();
  }

  @Test
  void shrinkingAveragesInsteadOfSkippingPixels() {
    byte[] stripes = new byte[3 * 4 * 2];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = (byte) (i / 3 % 2 == 0 ? 0 : 200);
    }

    RgbImage small = RgbImages.shrink(new RgbImage(4, 2, stripes), 2);

    assertThat(small.width()).isEqualTo(2);
    assertThat(small.height()).isEqualTo(1);
    assertThat(small.rgb()).containsOnly((byte) 100);
  }

  private PhotoImages images(int cached, int pending) {
    return new PhotoImages(
        new SafePhotoDecoder(),
        background::add,
        Runnable::run,
        new PhotoImages.Size(64, cached, pending));
  }

  private void runBackground() {
    for (Runnable task = background.poll(); task != null; task = background.poll()) {
      task.run();
    }
  }
}
