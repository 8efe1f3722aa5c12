package org.plantdiseasedetector.shards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How photos are dealt out. */
class PhotoSetTest {

  private static final int PHOTOS = 1000;
  private static final int PARTS = 7;
  private static final long SEED = 20261125;

  @Test
  void everyPhotoIsInOnePart() {
    PhotoSet all = photos(PHOTOS);
    List<PhotoSet.Sized> dealt =
        parts(all).stream().flatMap(part -> part.photos().stream()).toList();
    assertThat(dealt).hasSize(PHOTOS).containsExactlyInAnyOrderElementsOf(all.photos());
  }

  @Test
  void theOrderInWhichPhotosAreFoundDoesNotMatter() {
    PhotoSet all = photos(PHOTOS);
    List<PhotoSet.Sized> shuffled = new ArrayList<>(all.photos());
    Collections.shuffle(shuffled, new Random(SEED));
    PhotoSet other = new PhotoSet(shuffled);
    assertThat(parts(other)).isEqualTo(parts(all));
    assertThat(other.fingerprint()).isEqualTo(all.fingerprint());
  }

  @Test
  void partsDifferByLessThanTheLargestPhoto() {
    PhotoSet all = photos(PHOTOS);
    long largest = all.photos().stream().mapToLong(PhotoSet.Sized::bytes).max().orElseThrow();
    List<Long> bytes = parts(all).stream().map(PhotoSet::bytes).toList();
    assertThat(Collections.max(bytes) - Collections.min(bytes)).isLessThan(largest);
  }

  @Test
  void photosWithoutBytesAreSpreadToo() {
    PhotoSet all =
        new PhotoSet(
            IntStream.range(0, 14)
                .mapToObj(i -> new PhotoSet.Sized(Path.of("gone " + i), 0))
                .toList());
    assertThat(parts(all)).allSatisfy(part -> assertThat(part.photos()).hasSize(2));
  }

  @Test
  void anotherSizeOrPathIsAnotherSet() {
    PhotoSet set = new PhotoSet(List.of(new PhotoSet.Sized(Path.of("a"), 1)));
    PhotoSet larger = new PhotoSet(List.of(new PhotoSet.Sized(Path.of("a"), 11)));
    PhotoSet other = new PhotoSet(List.of(new PhotoSet.Sized(Path.of("a1"), 1)));
    assertThat(set.fingerprint()).isNotEqualTo(larger.fingerprint());
    assertThat(set.fingerprint()).isNotEqualTo(other.fingerprint());
    assertThat(set.pathsHash()).isEqualTo(larger.pathsHash()).isNotEqualTo(other.pathsHash());
  }

  private static List<PhotoSet> parts(PhotoSet all) {
    return IntStream.rangeClosed(1, PARTS)
        .mapToObj(index -> all.part(new ShardNumber(index, PARTS)))
        .toList();
  }

  private static PhotoSet photos(int count) {
    Random random = new Random(SEED);
    return new PhotoSet(
        IntStream.range(0, count)
            .mapToObj(
                i -> new PhotoSet.Sized(Path.of("leaf " + i + ".jpg"), random.nextLong(9_000_000)))
            .toList());
  }
}
