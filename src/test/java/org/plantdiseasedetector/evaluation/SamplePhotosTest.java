package org.plantdiseasedetector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plantdiseasedetector.domain.Sha256;

class SamplePhotosTest {

  private static final Path SAMPLES = Path.of("src/main/samples");
  private static final long MOST_BYTES = 1_500_000;

  private static List<Path> photos() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
  }

  @Test
  void everySampleIsAttributedByNameAndContent() throws Exception {
    String attribution = Files.readString(SAMPLES.resolve("ATTRIBUTION.md"));

    assertThat(photos()).hasSizeBetween(8, 12);
    for (Path photo : photos()) {
      String digest = Sha256.hex(Files.readAllBytes(photo));
      assertThat(attribution.lines())
          .as(photo.toString())
          .anyMatch(
              line -> line.contains("`" + photo.getFileName() + "`") && line.contains(digest));
    }
  }

  @Test
  void samplesStaySmall() throws Exception {
    long bytes = 0;
    for (Path photo : photos()) {
      bytes += Files.size(photo);
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }
}
